package dev.reckoner.cli.runs;

import dev.reckoner.journal.list.RunSummary;
import dev.reckoner.text.OneLine;
import dev.reckoner.transcript.Numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Runs as a table: a row each, and what came of it in the last column, which has the rest of the
/// terminal's width.
final class RunTable {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_MODEL = 20;
    private static final int LEAST_END = 24;

    /// Of the figures, with the blanks before each column.
    private static final int FIGURES = 9 + 9 + 5;

    private final int name;
    private final int model;
    private final int end;

    private RunTable(List<RunSummary> runs, int width) {
        name = longest(runs.stream().map(RunTable::name), LONGEST_NAME);
        model = longest(runs.stream().map(RunSummary::model), LONGEST_MODEL);
        end = Math.max(LEAST_END, width - name - model - FIGURES);
    }

    static String of(List<RunSummary> runs, int width) {
        return runs.isEmpty() ? "no runs\n" : new RunTable(runs, width).rows(runs);
    }

    private static int longest(Stream<String> texts, int most) {
        return Math.clamp(texts.mapToInt(String::length).max().orElse(0), "model".length(), most);
    }

    private static String name(RunSummary run) {
        return String.valueOf(run.directory().getFileName());
    }

    private String rows(List<RunSummary> runs) {
        var rows = new ArrayList<String>();
        rows.add(row("run", "model", "tokens", "money", "end"));
        for (var run : runs) {
            rows.add(
                    row(
                            OneLine.quote(name(run), name),
                            OneLine.quote(run.model(), model),
                            Numbers.count(run.journal().tokens()),
                            money(run),
                            OneLine.quote(end(run), end)));
        }
        return String.join("\n", rows) + "\n";
    }

    private String row(String run, String of, String tokens, String money, String end) {
        String form = "%-" + name + "s %-" + model + "s %9s %9s  %s";
        return String.format(Locale.ROOT, form, run, of, tokens, money, end).stripTrailing();
    }

    private static String money(RunSummary run) {
        var usd = run.journal().usd();
        return usd == null || run.scripted() ? "" : Numbers.money(usd, false);
    }

    private static String end(RunSummary run) {
        String answer = RunRow.answer(run);
        String verdict = run.journal().verdict();
        return answer == null
                ? run.end().replace('_', ' ')
                : (verdict == null ? "answered" : verdict) + ": " + answer;
    }
}
