package dev.reckoner.transcript.terminal;

import dev.reckoner.text.HeadTail;
import dev.reckoner.text.Printable;
import dev.reckoner.transcript.Numbers;

import java.util.ArrayList;
import java.util.List;

/// The statement of a problem as a terminal shows it: all of it, or the beginning of a long one.
record ProblemLines(int width, Ansi ink) {

    private static final int CHARS = 4_000;
    private static final int LINES = 50;

    /// A blank row, and the statement; nothing for no statement.
    List<String> of(String problem) {
        String shown = beginning(problem);
        String clean = Printable.text(shown).replace("\t", "    ").strip();
        var rows = new ArrayList<String>();
        if (!clean.isEmpty()) {
            rows.addAll(Wrap.prose("\n" + clean, width));
        }
        int more = problem.length() - shown.length();
        if (more > 0) {
            rows.add(
                    ink.dim(
                            "… "
                                    + Numbers.counted(more, "more character")
                                    + " of the problem in run.json"));
        }
        return rows;
    }

    private static String beginning(String problem) {
        String head = HeadTail.head(problem, CHARS);
        int end = -1;
        for (int line = 0; line < LINES; line++) {
            end = head.indexOf('\n', end + 1);
            if (end < 0) {
                return head;
            }
        }
        return head.substring(0, end);
    }
}
