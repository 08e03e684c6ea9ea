package dev.reckoner.transcript.terminal;

/// Colours, or none.
record Ansi(boolean colour) {

    String bold(String text) {
        return in("1", text);
    }

    String dim(String text) {
        return in("2", text);
    }

    String blue(String text) {
        return in("34", text);
    }

    String red(String text) {
        return in("31", text);
    }

    String green(String text) {
        return in("1;32", text);
    }

    String yellow(String text) {
        return in("33", text);
    }

    private String in(String style, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
    }
}
