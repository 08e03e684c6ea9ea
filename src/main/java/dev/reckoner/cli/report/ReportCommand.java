package dev.reckoner.cli.report;

import dev.reckoner.answer.grading.Grader;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.option.TerminalWidth;
import dev.reckoner.eval.duckdb.DuckDbUnavailable;
import dev.reckoner.eval.inspect.InspectLogs;
import dev.reckoner.eval.report.EvaluationReport;
import dev.reckoner.eval.report.TerminalReport;
import dev.reckoner.eval.report.page.HtmlReport;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.table.RowsTable;
import dev.reckoner.journal.Program;
import dev.reckoner.text.IoReason;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `reckoner report`
@Command(
        name = "report",
        description =
                "Says what evaluations came to: as tables here, as a page with charts, or as one"
                        + " table of all attempts.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  reckoner report runs/2026-11-27T12-00-00Z-sums",
            "  reckoner report runs/2026-11-27T12-00-00Z-sums --to html     writes report.html"
                    + " there",
            "  reckoner report runs/*-sums --out both.html",
            "  reckoner report runs/2026-11-27T12-00-00Z-sums --out attempts.parquet",
            "  reckoner report runs/2026-11-27T12-00-00Z-sums --to inspect --out logs",
            "  reckoner report runs/2026-11-27T12-00-00Z-sums --json | jq .arms[].metrics.scores"
        })
public final class ReportCommand implements Callable<Integer> {

    /// The directory of the logs of Inspect in that of an evaluation.
    private static final String LOGS = "inspect";

    @Parameters(
            arity = "1..*",
            paramLabel = "EVALUATION",
            description =
                    "The directory of an evaluation. Several have rows of their own in one report.")
    private List<Path> directories = List.of();

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            description =
                    "${COMPLETION-CANDIDATES} (default: by the ending of --out, else terminal)."
                        + " csv, json, jsonl and parquet are all attempts of one evaluation, a row"
                        + " each; inspect is a log of each arm, for the viewer of Inspect.")
    private @Nullable ReportFormat format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write to this file (default: standard output; a page goes into the directory"
                            + " of the evaluation, as report.html). Logs go into a directory"
                            + " (default: inspect, in that of the evaluation); that of a single arm"
                            + " also into a file that ends in .eval or .json.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print all figures as one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var evaluations = directories.stream().map(ReadEvaluation::of).toList();
        var wanted = wanted();
        try {
            if (json) {
                print(JsonLine.of(report(evaluations)) + System.lineSeparator());
            } else {
                write(wanted, evaluations);
            }
        } catch (IOException e) {
            throw new Failure(
                    Exit.MISSING,
                    "can't write the report: " + IoReason.of(e),
                    "name another file with --out");
        } catch (DuckDbUnavailable e) {
            throw new Failure(
                    Exit.MISSING,
                    String.valueOf(e.getMessage()),
                    "--to html and --to terminal need no DuckDB");
        }
        return Exit.DONE.code();
    }

    private ReportFormat wanted() {
        if (json && (format != null || out != null)) {
            throw new Failure(
                    Exit.USAGE,
                    "--json prints the figures, and takes no " + (out == null ? "--to" : "--out"),
                    "leave out one of them; --to json has all attempts");
        }
        if (format != null) {
            return format;
        }
        return out == null ? ReportFormat.TERMINAL : byEnding(out);
    }

    private static ReportFormat byEnding(Path file) {
        return ReportFormat.of(file)
                .orElseThrow(() ->
                        new Failure(
                                Exit.USAGE,
                                "the ending of %s says no format".formatted(file),
                                "say it with --to: " + List.of(ReportFormat.values())));
    }

    private void write(ReportFormat wanted, List<Evaluation> evaluations)
            throws IOException, InterruptedException {
        switch (wanted) {
            case TERMINAL -> terminal(report(evaluations));
            case HTML -> page(evaluations);
            case CSV, JSON, JSONL, PARQUET -> attempts(wanted, evaluations);
            case INSPECT -> logs(evaluations);
        }
    }

    private static EvaluationReport report(List<Evaluation> evaluations)
            throws InterruptedException {
        return EvaluationReport.of(evaluations, Grader.exact());
    }

    private void terminal(EvaluationReport report) throws IOException {
        String text =
                TerminalReport.of(
                        report, out == null ? TerminalWidth.columns() : TerminalWidth.UNKNOWN);
        if (out == null) {
            print(text);
        } else {
            Files.writeString(out, text);
        }
    }

    private void page(List<Evaluation> evaluations) throws IOException, InterruptedException {
        if (out == null && evaluations.size() > 1) {
            throw new Failure(
                    Exit.USAGE,
                    "a page of several evaluations is in no directory of theirs",
                    "say where it goes: --out report.html");
        }
        Path file = out == null ? evaluations.getFirst().directory().resolve(HtmlReport.FILE) : out;
        HtmlReport.write(report(evaluations), evaluations, Program.version(), file);
        say("the page is " + file);
    }

    private void attempts(ReportFormat wanted, List<Evaluation> evaluations) throws IOException {
        if (evaluations.size() > 1) {
            throw new Failure(
                    Exit.USAGE,
                    "--to " + wanted + " takes one evaluation, was given " + evaluations.size(),
                    "write a file for each; a column of it says which evaluation a row is of");
        }
        if (out != null && ReportFormat.of(out).filter(wanted::equals).isEmpty()) {
            throw new Failure(
                    Exit.USAGE,
                    "--to %s is written to a file that ends in %s, was %s"
                            .formatted(wanted, wanted.ending(), out),
                    "name another file with --out");
        }
        if (out != null) {
            RowsTable.write(evaluations.getFirst(), out);
        } else {
            printed(wanted, evaluations.getFirst());
        }
    }

    private void printed(ReportFormat wanted, Evaluation evaluation) throws IOException {
        if (wanted == ReportFormat.PARQUET) {
            throw new Failure(
                    Exit.USAGE,
                    "parquet is not for a terminal",
                    "say where it goes: --out attempts.parquet");
        }
        Path file = Files.createTempFile("reckoner-report-", wanted.ending());
        try {
            RowsTable.write(evaluation, file);
            print(Files.readString(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void logs(List<Evaluation> evaluations) throws IOException {
        if (out != null && evaluations.size() > 1 && InspectLogs.isFile(out)) {
            throw new Failure(
                    Exit.USAGE,
                    "%s is one log, and each of the %s evaluations has its own"
                            .formatted(out, evaluations.size()),
                    "name a directory with --out");
        }
        for (var evaluation : evaluations) {
            Path to = out == null ? evaluation.directory().resolve(LOGS) : out;
            try {
                InspectLogs.write(evaluation, to).forEach(file -> say("a log is " + file));
            } catch (IllegalArgumentException e) {
                throw new Failure(
                        Exit.USAGE, String.valueOf(e.getMessage()), "name a directory with --out");
            } catch (UncheckedIOException e) {
                throw new Failure(
                        Exit.MISSING,
                        String.valueOf(e.getMessage()),
                        "bring the directories of all attempts back, which the logs are made of");
            }
        }
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    private void say(String line) {
        spec.commandLine().getErr().println("reckoner: " + line);
        spec.commandLine().getErr().flush();
    }
}
