package dev.reckoner.cli.solve;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.grading.RequestedForm;
import dev.reckoner.answer.program.ValueType;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;
import dev.reckoner.cli.grade.TypeName;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/// `--gold` and `--type`: what the answer is graded against.
final class GoldOptions {

    @Option(
            names = "--gold",
            paramLabel = "ANSWER",
            description =
                    "The expected answer. The model is not told; the answer is graded at the end,"
                            + " with exit code 1 where it is wrong.")
    private @Nullable String gold;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            converter = TypeName.class,
            description =
                    "The kind of answer that is expected, such as integer or set; see: reckoner"
                            + " grade --help.")
    private @Nullable AnswerType type;

    /// What is given here, and for the rest what is known.
    ///
    /// @throws Failure if it cannot be read
    Gold gold(Question question) {
        var gold = given(question.gold());
        if (gold instanceof Gold.Value(var expected)) {
            var asked = expected.in(RequestedForm.in(question.problem().text()));
            Grader.unreadable(asked).ifPresent(because -> refuse(asked, because));
            return new Gold.Value(asked);
        }
        return gold;
    }

    private Gold given(Gold known) {
        if (gold != null) {
            var expected = Expected.of(gold);
            return new Gold.Value(type == null ? expected : expected.with(type));
        }
        if (type == null) {
            return known;
        }
        return switch (known) {
            case Gold.Unknown() -> known;
            case Gold.Value(var expected) -> new Gold.Value(expected.with(type));
            case Gold.Verifier(var source, _) -> new Gold.Verifier(source, valueType(type));
        };
    }

    private static ValueType valueType(AnswerType type) {
        try {
            return ValueType.of(type.toString());
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE,
                    "--type: " + e.getMessage(),
                    "a program verifies the answer; leave --type out, or write answer_type into the"
                            + " problem's file");
        }
    }

    private static void refuse(Expected expected, String because) {
        throw new Failure(
                Exit.USAGE,
                "the expected answer '%s' could not be read: %s"
                        .formatted(OneLine.quote(expected.text()), because),
                "write it in LaTeX, plain text or Python, or use --type text to compare words");
    }
}
