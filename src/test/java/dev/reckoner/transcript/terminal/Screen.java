package dev.reckoner.transcript.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The rows of a terminal, as far as this program moves in them: line feed, carriage return, the
/// erasing of the rest of a row, and colours, which are left out.
final class Screen implements Appendable {

    private static final Pattern PIECE =
            Pattern.compile("\u001b\\[K|\u001b\\[[\\d;]*m|\\X", Pattern.DOTALL);

    private final int width;
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int column;

    Screen(int width) {
        this.width = width;
    }

    @Override
    public Screen append(CharSequence text) {
        PIECE.matcher(text).results().forEach(piece -> take(piece.group()));
        return this;
    }

    @Override
    public Screen append(CharSequence text, int start, int end) {
        return append(text.subSequence(start, end));
    }

    @Override
    public Screen append(char c) {
        return append(String.valueOf(c));
    }

    private void take(String piece) {
        switch (piece) {
            case "\n" -> {
                rows.add(new StringBuilder());
                column = 0;
            }
            case "\r" -> column = 0;
            case "\u001b[K" -> rows.getLast().setLength(column);
            default -> {
                if (!piece.startsWith("\u001b")) {
                    put(piece);
                }
            }
        }
    }

    /// One character, at the beginning of the next row where this one is full.
    private void put(String character) {
        if (column == width) {
            take("\n");
        }
        var row = rows.getLast();
        row.replace(column, Math.min(row.length(), column + 1), character);
        column++;
    }

    String lastRow() {
        return rows.getLast().toString();
    }

    @Override
    public String toString() {
        return String.join("\n", rows);
    }
}
