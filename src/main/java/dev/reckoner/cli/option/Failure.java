package dev.reckoner.cli.option;

import java.util.List;

/// A command that can't go on, told in lines: what is the matter, and what to do about it.
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Exit exit;
    private final transient List<String> remedies;

    public Failure(Exit exit, String what, String remedy) {
        this(exit, what, List.of(remedy));
    }

    /// @param remedies each of which helps by itself
    public Failure(Exit exit, String what, List<String> remedies) {
        super(what);
        this.exit = exit;
        this.remedies = List.copyOf(remedies);
    }

    public Exit exit() {
        return exit;
    }

    public List<String> remedies() {
        return remedies;
    }
}
