package dev.reckoner.transcript.terminal;

import dev.reckoner.text.Printable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Prose that is being written: its rows, as far as nothing that follows can change them. They are
/// those of [Wrap#prose] for all of it, between a blank row and whatever comes next.
///
/// Only the row that is being written is kept, so that a long text costs as much as its pieces.
final class LiveProse {

    private final int width;
    private final StringBuilder unclean = new StringBuilder();
    private final List<String> blank = new ArrayList<>();

    /// Of the line that is being written, while it is not known to be prose.
    private final StringBuilder line = new StringBuilder();

    /// Where the line is known to be prose.
    private @Nullable LineWrapper breaking;

    /// Whether the line is known to be code.
    private boolean code;

    private boolean block;
    private boolean begun;

    LiveProse(int width) {
        this.width = width;
    }

    /// @return the rows that have become whole
    List<String> add(String piece) {
        unclean.append(piece);
        int whole = Printable.whole(unclean);
        String clean = Printable.text(unclean.substring(0, whole));
        unclean.delete(0, whole);
        return rows(clean);
    }

    /// @return the rows that are left, at the end
    List<String> rest() {
        var rows = new ArrayList<>(rows(Printable.text(unclean.toString())));
        unclean.setLength(0);
        rows.addAll(shown(endOfLine()));
        return rows;
    }

    private List<String> rows(String clean) {
        var rows = new ArrayList<String>();
        String[] lines = clean.replace("\t", "    ").split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                rows.addAll(shown(endOfLine()));
            }
            rows.addAll(shown(goOn(begun ? lines[i] : lines[i].stripLeading())));
        }
        return rows;
    }

    /// @return the rows that are full
    private List<String> goOn(String piece) {
        if (!begun && !piece.isEmpty()) {
            begun = true;
            blank.add("");
        }
        if (breaking == null) {
            line.append(piece);
            if (!code && !piece.isBlank()) {
                decide();
            }
        } else {
            breaking.add(piece);
        }
        return breaking == null ? List.of() : breaking.full();
    }

    private void decide() {
        switch (Wrap.kind(line, block, width)) {
            case Wrap.Kind.Unknown _ -> {}
            case Wrap.Kind.Code _ -> code = true;
            case Wrap.Kind.Hanging(var margin) -> {
                breaking = new LineWrapper(line.substring(0, margin), width);
                breaking.add(line.substring(margin));
                line.setLength(0);
            }
        }
    }

    private List<String> endOfLine() {
        if (!begun) {
            return List.of();
        }
        var rows = breaking == null ? Wrap.rows(line.toString(), block, width) : breaking.rest();
        block ^= Wrap.isFence(line);
        breaking = null;
        code = false;
        line.setLength(0);
        return rows;
    }

    /// Blank rows are shown when something follows.
    private List<String> shown(List<String> rows) {
        var shown = new ArrayList<String>();
        for (String row : rows) {
            blank.add(row);
            if (!row.isBlank()) {
                shown.addAll(blank);
                blank.clear();
            }
        }
        return shown;
    }
}
