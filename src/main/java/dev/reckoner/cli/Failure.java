package dev.reckoner.cli;

/// A command that can't go on, told in two lines: what is the matter, and what to do about it.
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Exit exit;
    private final String remedy;

    Failure(Exit exit, String what, String remedy) {
        super(what);
        this.exit = exit;
        this.remedy = remedy;
    }

    Exit exit() {
        return exit;
    }

    String remedy() {
        return remedy;
    }
}
