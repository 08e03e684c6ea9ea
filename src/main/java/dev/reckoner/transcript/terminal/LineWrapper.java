package dev.reckoner.transcript.terminal;

import java.util.ArrayList;
import java.util.List;

/// A line of prose broken into rows at its spaces, while it is being written. A row is full when a
/// whole word does not fit into it any more.
final class LineWrapper {

    private final int width;
    private final int hanging;
    private final List<String> full = new ArrayList<>();
    private final StringBuilder row;
    private final StringBuilder word = new StringBuilder();
    private final Columns counter = new Columns();
    private int columns;
    private int wordColumns;

    /// Where the last character of the word begins, and its columns so far.
    private int last;

    private int lastColumns;

    private boolean begun;
    private boolean started;

    /// @param margin of the first row; the others have blanks in its place
    LineWrapper(String margin, int width) {
        this.width = width;
        this.hanging = margin.length();
        this.row = new StringBuilder(margin);
        this.columns = hanging;
    }

    void add(CharSequence text) {
        text.codePoints().forEach(this::add);
    }

    private void add(int point) {
        begun |= !Character.isWhitespace(point);
        if (!begun) {
            return;
        }
        int grown = counter.add(point);
        if (point == ' ') {
            place();
            return;
        }
        if (!counter.joined()) {
            last = word.length();
            lastColumns = 0;
        }
        if (wordColumns + grown > width - hanging) {
            breakBeforeLast();
        }
        word.appendCodePoint(point);
        wordColumns += grown;
        lastColumns += grown;
    }

    private void breakBeforeLast() {
        String character = word.substring(last);
        int itsColumns = lastColumns;
        word.setLength(last);
        wordColumns -= itsColumns;
        place();
        word.append(character);
        wordColumns = itsColumns;
        lastColumns = itsColumns;
        last = 0;
    }

    private void place() {
        if (word.isEmpty()) {
            return;
        }
        if (started && columns + 1 + wordColumns > width) {
            full.add(row.toString());
            row.setLength(0);
            row.repeat(' ', hanging);
            columns = hanging;
            started = false;
        }
        if (started) {
            row.append(' ');
            columns++;
        }
        row.append(word);
        columns += wordColumns;
        started = true;
        word.setLength(0);
        wordColumns = 0;
        last = 0;
        lastColumns = 0;
    }

    /// The rows that have become full since it was last asked.
    List<String> full() {
        var rows = List.copyOf(full);
        full.clear();
        return rows;
    }

    /// The rest, at the end of the line.
    List<String> rest() {
        place();
        full.add(row.toString().stripTrailing());
        return full();
    }
}
