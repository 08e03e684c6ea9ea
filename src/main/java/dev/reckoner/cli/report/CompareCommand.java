package dev.reckoner.cli.report;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.option.TerminalWidth;
import dev.reckoner.eval.report.ArmComparison;
import dev.reckoner.eval.report.TerminalReport;
import dev.reckoner.eval.row.Evaluation;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `reckoner compare`
@Command(
        name = "compare",
        description =
                "Says by how much an evaluation is better than another on the problems that both"
                        + " have, arm by arm, and whether that may be chance.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  reckoner compare runs/2026-11-26T12-00-00Z-sums runs/2026-11-27T12-00-00Z-sums",
            "  reckoner compare OLD NEW --first 'low, python' --second 'high, python'",
            "  reckoner compare OLD NEW --json | jq .contrasts[0].difference.p_value.value"
        })
public final class CompareCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "FIRST",
            description = "The directory of the evaluation that is compared with.")
    private Path first = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "SECOND",
            description = "The directory of the evaluation that is compared.")
    private Path second = Path.of("");

    @Option(
            names = "--first",
            paramLabel = "ARM",
            description =
                    "Compare this arm of the first alone, named as 'reckoner report' names it"
                            + " (default: each arm with the same of the other evaluation, else with"
                            + " the only one of its effort and tools, else the only one with the"
                            + " only one).")
    private @Nullable String firstArm;

    @Option(
            names = "--second",
            paramLabel = "ARM",
            description = "Compare this arm of the second alone.")
    private @Nullable String secondArm;

    @Option(
            names = "--other-data",
            description =
                    "Compare although the problems are from files with other content: those of one"
                            + " id count as the same.")
    private boolean otherData;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        var comparison = comparison();
        var out = spec.commandLine().getOut();
        out.print(
                json
                        ? JsonLine.of(comparison) + System.lineSeparator()
                        : TerminalReport.of(comparison, TerminalWidth.columns()));
        out.flush();
        return Exit.DONE.code();
    }

    private ArmComparison comparison() {
        var comparison = compared(ReadEvaluation.of(first), ReadEvaluation.of(second));
        if (!comparison.sameData() && !otherData) {
            throw new Failure(
                    Exit.USAGE,
                    "the problems of %s and of %s are from files with other content"
                            .formatted(first, second),
                    "compare them by their ids nevertheless with --other-data");
        }
        if (comparison.contrasts().isEmpty()) {
            throw new Failure(
                    Exit.USAGE,
                    "no arm of %s has a counterpart in %s".formatted(first, second),
                    "choose two: --first ARM --second ARM");
        }
        if (!comparison.isOfCommonProblems()) {
            throw new Failure(
                    Exit.USAGE,
                    "%s and %s have no problem in common".formatted(first, second),
                    "compare evaluations of the same problems");
        }
        return comparison;
    }

    private ArmComparison compared(Evaluation one, Evaluation other) {
        try {
            return ArmComparison.of(one, other, firstArm, secondArm);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE,
                    String.valueOf(e.getMessage()),
                    "name one of these with --first or --second");
        }
    }
}
