package dev.reckoner.transcript.terminal;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.text.Printable;
import dev.reckoner.transcript.Display;
import dev.reckoner.transcript.Numbers;
import dev.reckoner.transcript.Phrases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A cell as a terminal shows it: the code behind a bar, left as it is so that it can be copied,
/// and what came out of it, indented, long lines and long texts cut.
record CellLines(int width, Ansi ink) {

    private static final Duration WORTH_TELLING = Duration.ofSeconds(1);
    private static final int CODE_LINES = 200;
    private static final int ROWS_OF_A_LINE = 3;

    List<String> code(String code) {
        var lines = new ArrayList<String>();
        lines.add("");
        var all = Printable.code(code).stripTrailing().lines().toList();
        for (String line : all.subList(0, Math.min(all.size(), CODE_LINES))) {
            lines.add((ink.blue("│ ") + line).stripTrailing());
        }
        if (all.size() > CODE_LINES) {
            String more = Numbers.counted(all.size() - CODE_LINES, "more line");
            lines.add(ink.blue("│ ") + ink.dim("… " + more + " in the notebook"));
        }
        return lines;
    }

    List<String> printed(List<String> printed) {
        var lines = new ArrayList<String>();
        for (String line : printed) {
            rows(line).forEach(row -> lines.add(("  " + row).stripTrailing()));
        }
        return lines;
    }

    /// What is known only when a cell has ended: all but what was heard while it ran.
    List<String> outcome(Outcome outcome) {
        var lines = new ArrayList<String>();
        outcome.output().shown().stream()
                .filter(shown -> shown.result() || Display.png(shown).isPresent())
                .forEach(shown -> lines.addAll(shown(shown)));
        if (outcome instanceof Outcome.Raised raised) {
            var traceback = LiveOutput.shortened(LiveOutput.lines(raised.traceback()));
            printed(traceback).forEach(row -> lines.add(ink.red(row)));
        }
        Phrases.stopped(outcome)
                .map(why -> Wrap.prose("  " + Wrap.line(why), width))
                .ifPresent(rows -> rows.forEach(row -> lines.add(ink.red(row))));
        var took = outcome.resources().wall();
        if (took.compareTo(WORTH_TELLING) >= 0) {
            lines.add(ink.dim("  (took " + Numbers.time(took) + ")"));
        }
        return lines;
    }

    private List<String> shown(DisplayedValue shown) {
        var png = Display.png(shown);
        if (png.isPresent()) {
            String size = Numbers.bytes(png.get().length() * 3L / 4);
            return List.of(ink.dim("  [an image of " + size + ", in the notebook]"));
        }
        var lines = new ArrayList<String>();
        String mark = "→ ";
        for (String line : LiveOutput.shortened(LiveOutput.lines(shown.plain()))) {
            for (String row : rows(line)) {
                lines.add(mark + row);
                mark = "  ";
            }
        }
        return lines;
    }

    private List<String> rows(String line) {
        var rows = Wrap.chopped(line.replace("\t", "    "), width - 2);
        if (rows.size() <= ROWS_OF_A_LINE) {
            return rows;
        }
        var hidden = rows.subList(ROWS_OF_A_LINE, rows.size());
        String more =
                Numbers.counted(hidden.stream().mapToInt(String::length).sum(), "more character");
        var kept = new ArrayList<>(rows.subList(0, ROWS_OF_A_LINE));
        kept.add("… " + more + " of this line in the notebook");
        return kept;
    }
}
