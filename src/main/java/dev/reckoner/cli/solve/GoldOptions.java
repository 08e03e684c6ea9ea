package dev.reckoner.cli.solve;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.cli.grade.TypeName;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.Optional;

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
    private AnswerType type = AnswerType.ANY;

    /// @param known of an example
    /// @throws Failure if it cannot be read
    Optional<Expected> expected(Optional<String> known) {
        var expected =
                Optional.ofNullable(gold).or(() -> known).map(text -> Expected.of(text).with(type));
        expected.flatMap(Grader::unreadable)
                .ifPresent(because -> {
                    throw new Failure(
                            Exit.USAGE,
                            "the expected answer '%s' could not be read: %s"
                                    .formatted(
                                            OneLine.quote(expected.orElseThrow().text()), because),
                            "write it in LaTeX, plain text or Python, or use --type text to"
                                    + " compare words");
                });
        return expected;
    }
}
