package dev.reckoner.cli.runs;

import dev.reckoner.journal.list.RunSummary;
import dev.reckoner.text.OneLine;
import dev.reckoner.transcript.Numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs as a table: a row each, and what came of it in the last column, which has the rest of the
/// terminal's width.
final class RunTable {

    private static final int NAME = 36;
    private static final int MODEL = 18;
    private static final int LEAST_END = 24;
    private static final String ROW = "%-" + NAME + "s %-" + MODEL + "s %9s %9s  %s";
    private static final int BEFORE_END = NAME + MODEL + 9 + 9 + 5;

    static String of(List<RunSummary> runs, int width) {
        if (runs.isEmpty()) {
            return "no runs\n";
        }
        int end = Math.max(LEAST_END, width - BEFORE_END);
        var rows = new ArrayList<String>();
        rows.add(row("run", "model", "tokens", "money", "end"));
        for (var run : runs) {
            String name = String.valueOf(run.directory().getFileName());
            rows.add(
                    row(
                            OneLine.quote(name, NAME),
                            OneLine.quote(run.model(), MODEL),
                            Numbers.count(run.journal().tokens()),
                            money(run),
                            OneLine.quote(end(run), end)));
        }
        return String.join("\n", rows) + "\n";
    }

    private static String row(String run, String model, String tokens, String money, String end) {
        return String.format(Locale.ROOT, ROW, run, model, tokens, money, end).stripTrailing();
    }

    private static String money(RunSummary run) {
        var usd = run.journal().usd();
        return usd == null || run.scripted() ? "" : Numbers.money(usd, false);
    }

    private static String end(RunSummary run) {
        String answer = RunRow.answer(run);
        return answer == null ? run.end().replace('_', ' ') : "answered: " + answer;
    }

    private RunTable() {}
}
