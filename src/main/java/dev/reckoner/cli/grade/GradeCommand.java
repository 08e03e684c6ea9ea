package dev.reckoner.cli.grade;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.Grade;
import dev.reckoner.answer.Verdict;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.grading.RequestedForm;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.cli.option.SandboxOption;
import dev.reckoner.cli.option.ServerOptions;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.text.OneLine;
import dev.reckoner.text.Printable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `reckoner grade GOLD ANSWER` grades one answer; `reckoner grade --file PAIRS` many.
@Command(
        name = "grade",
        description = "Compares an answer with the expected one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  reckoner grade 1/2 '\\frac{2}{4}'",
            "  reckoner grade --type tuple '(1, 2)' '1, 2'",
            "  reckoner grade --tolerance 1e-6 '\\pi' 3.1415927",
            "  reckoner grade -- -1 -1                  what begins with - goes after --",
            "  reckoner grade --file pairs.jsonl >verdicts.jsonl",
            "  reckoner grade --program answer.py --verify verify.py --type 'Python int'",
            "Each line of PAIRS is {\"gold\": ..., \"answer\": ...}, with \"type\" and"
                    + " \"tolerance\" where wanted, and is answered by one line.",
            "Exit code 0 if the answer is correct, 1 if not; with --file 0 if every line was"
                    + " graded."
        })
public final class GradeCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            index = "0",
            paramLabel = "GOLD",
            description = "The expected answer.")
    private @Nullable String gold;

    @Parameters(
            arity = "0..1",
            index = "1",
            paramLabel = "ANSWER",
            description = "The answer to grade.")
    private @Nullable String answer;

    @Option(
            names = "--file",
            paramLabel = "PAIRS",
            description = "A file of pairs as JSON lines, or - for standard input.")
    private @Nullable Path file;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description =
                    "The kind of answer that is asked for: integer, rational, real, complex,"
                            + " expression, equation, inequality, tuple, set, interval, matrix,"
                            + " boolean, choice or text; for a program a type such as 'Python int'"
                            + " or 'SymPy expression'. Another kind is not correct.")
    private @Nullable String type;

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description =
                    "The largest difference between a decimal and another number; whole numbers and"
                            + " exact forms are always compared exactly.")
    private @Nullable BigDecimal tolerance;

    @Option(names = "--json", description = "Write the verdict as one line of JSON.")
    private boolean json;

    @Mixin private ProgramOptions program = new ProgramOptions();

    @Mixin private JudgeOption judge = new JudgeOption();

    @Mixin private ServerOptions server = new ServerOptions();

    @Mixin private SandboxOption sandbox = new SandboxOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (tolerance != null && tolerance.signum() < 0) {
            throw new Failure(
                    Exit.USAGE,
                    "--tolerance is at least 0, was " + tolerance,
                    "give a small number, such as 1e-6");
        }
        if (program.given()) {
            return program().code();
        }
        try (var sessions = new LateSandbox(sandbox);
                var grader = Grader.using(sessions::open)) {
            var asked = judge.choose(server).map(GradeCommand::introduced);
            Grading grading =
                    asked.<Grading>map(wise -> judged(grader, wise)).orElse(grader::grade);
            var exit = file == null ? one(grading, asked.isPresent()) : pairs(grading, file);
            asked.map(CountedJudge::cost).ifPresent(GradeCommand::say);
            return exit.code();
        }
    }

    private static CountedJudge introduced(SelectedModel chosen) {
        say("judge " + chosen.why());
        chosen.warnings().stream().map(RemedyWords::of).forEach(GradeCommand::say);
        return new CountedJudge(chosen);
    }

    private static Grading judged(Grader grader, CountedJudge judge) {
        return (expected, answer) -> judge.judge(expected, answer, grader.grade(expected, answer));
    }

    private static void say(String line) {
        System.err.println("reckoner: " + line);
    }

    private Exit program() throws InterruptedException {
        if (gold != null || file != null || tolerance != null || judge.given()) {
            throw new Failure(
                    Exit.USAGE,
                    "a program is checked by --verify alone, without an expected answer, --file,"
                            + " --tolerance or --judge",
                    "give --program FILE and --verify FILE, and --type where one is declared");
        }
        return told(program.grade(sandbox, type));
    }

    private Exit pairs(Grading grading, Path from) throws IOException, InterruptedException {
        if (gold != null) {
            throw new Failure(
                    Exit.USAGE,
                    "both --file and an expected answer were given",
                    "give either --file PAIRS, or GOLD and ANSWER");
        }
        return new GradePairs(
                        grading, new Expected("", type(), tolerance, RequestedForm.ANY), System.out)
                .all(from);
    }

    /// @param judged whether there is a judge, who may read what the rules cannot
    private Exit one(Grading grading, boolean judged) throws InterruptedException {
        if (gold == null || answer == null) {
            throw new Failure(
                    Exit.USAGE,
                    gold == null
                            ? "no expected answer and no answer were given"
                            : "no answer was given for the expected '%s'"
                                    .formatted(OneLine.quote(gold)),
                    "give both: reckoner grade GOLD ANSWER, or --file PAIRS");
        }
        var expected = new Expected(gold, type(), tolerance, RequestedForm.ANY);
        Grader.unreadable(expected)
                .filter(_ -> !judged)
                .ifPresent(because -> {
                    throw new Failure(
                            Exit.USAGE,
                            "the expected answer '%s' could not be read: %s"
                                    .formatted(OneLine.quote(expected.text()), because),
                            "write it in LaTeX, plain text or Python, or use --type text to"
                                    + " compare words");
                });
        return told(grading.grade(expected, answer));
    }

    private Exit told(Grade grade) {
        System.out.println(json ? JsonLine.of(grade) : words(grade));
        System.out.flush();
        return grade.verdict() == Verdict.CORRECT ? Exit.DONE : Exit.NO_ANSWER;
    }

    private AnswerType type() {
        String named = type;
        return named == null
                ? AnswerType.ANY
                : AnswerType.named(named)
                        .orElseThrow(() ->
                                new Failure(
                                        Exit.USAGE,
                                        "--type: '%s' is not one of %s"
                                                .formatted(
                                                        OneLine.quote(named), AnswerType.names()),
                                        "see: reckoner grade --help"));
    }

    private static String words(Grade grade) {
        return "%s: %s (%s)"
                .formatted(grade.verdict(), Printable.text(grade.because()), grade.rule());
    }
}
