package dev.reckoner.transcript.terminal;

/// Colours, or none.
public record Ansi(boolean colour) {

    public String bold(String text) {
        return in("1", text);
    }

    String dim(String text) {
        return in("2", text);
    }

    String blue(String text) {
        return in("34", text);
    }

    public String red(String text) {
        return in("31", text);
    }

    public String green(String text) {
        return in("1;32", text);
    }

    public String yellow(String text) {
        return in("33", text);
    }

    private String in(String style, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
    }
}
