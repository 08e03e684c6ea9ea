package dev.reckoner.transcript.terminal;

import dev.reckoner.text.Printable;
import dev.reckoner.transcript.Numbers;

import java.util.ArrayList;
import java.util.List;

/// What a terminal shows of what is heard of one cell: the first lines as they come, of a long one
/// the last lines as well once it has ended.
final class LiveOutput {

    static final int FIRST = 15;
    static final int LAST = 5;

    /// A line longer than this is shown when the cell has ended.
    private static final int LINE = 1 << 16;

    private final StringBuilder unfinished = new StringBuilder();
    private int shown;

    /// The lines to show now that `piece` was heard.
    List<String> after(String piece) {
        if (shown >= FIRST) {
            return List.of();
        }
        int taken = Math.min(piece.length(), Math.max(0, LINE - unfinished.length()));
        int end = unfinished.length() + piece.lastIndexOf('\n', taken - 1) + 1;
        boolean ended = end > unfinished.length();
        unfinished.append(piece, 0, taken);
        if (!ended) {
            return List.of();
        }
        var lines = Printable.text(unfinished.substring(0, end)).lines().toList();
        unfinished.delete(0, end);
        var now = lines.subList(0, Math.min(lines.size(), FIRST - shown));
        shown += now.size();
        return List.copyOf(now);
    }

    /// The lines still to show of all that was heard.
    List<String> rest(String heard) {
        return shortened(lines(heard), shown);
    }

    static List<String> shortened(List<String> lines) {
        return shortened(lines, 0);
    }

    static List<String> lines(String text) {
        return Printable.text(text).stripTrailing().lines().toList();
    }

    private static List<String> shortened(List<String> lines, int shown) {
        int from = Math.min(shown, lines.size());
        if (lines.size() <= FIRST + LAST) {
            return lines.subList(from, lines.size());
        }
        var rest = new ArrayList<String>();
        rest.addAll(lines.subList(Math.min(from, FIRST), FIRST));
        rest.add(
                "… "
                        + Numbers.counted(lines.size() - FIRST - LAST, "more line")
                        + " in the notebook");
        rest.addAll(lines.subList(lines.size() - LAST, lines.size()));
        return rest;
    }
}
