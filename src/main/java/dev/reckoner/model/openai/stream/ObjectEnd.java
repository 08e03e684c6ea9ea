package dev.reckoner.model.openai.stream;

/// Finds the end of a JSON object that arrives in pieces. It only counts brackets outside strings,
/// so the object can still be malformed.
public final class ObjectEnd {

    private int depth;
    private boolean begun;
    private boolean inString;
    private boolean escaped;

    public void add(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            add(piece.charAt(i));
        }
    }

    private void add(char c) {
        if (inString) {
            inString = escaped || c != '"';
            escaped = !escaped && c == '\\';
            return;
        }
        switch (c) {
            case '"' -> inString = true;
            case '{', '[' -> {
                depth++;
                begun = true;
            }
            case '}', ']' -> depth--;
            default -> {}
        }
    }

    public boolean reached() {
        return begun && depth <= 0 && !inString;
    }
}
