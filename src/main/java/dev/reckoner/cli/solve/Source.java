package dev.reckoner.cli.solve;

import dev.reckoner.answer.question.Question;
import dev.reckoner.task.Problem;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Optional;

/// Where the problem comes from. Exactly one of the options says it; without one it is standard
/// input.
final class Source {

    private static final String LIST = "";
    private static final String STANDARD_INPUT = "-";

    @Parameters(
            arity = "0..1",
            paramLabel = "PROBLEM",
            description = "The statement, or - for standard input.")
    private @Nullable String text;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "A file with the statement in Markdown with LaTeX, or - for standard input. A"
                            + " head of YAML, or a file in JSON, can name the answer; see"
                            + " docs/problem-files.md.")
    private @Nullable Path file;

    @Option(
            names = "--example",
            arity = "0..1",
            fallbackValue = LIST,
            paramLabel = "NAME",
            description = "An example, with its hand-written script; without a name, lists them.")
    private @Nullable String example;

    boolean listsExamples() {
        return LIST.equals(example);
    }

    /// @throws dev.reckoner.cli.option.Failure if there is none of that name
    Optional<Problems.Example> example() {
        return Optional.ofNullable(example).map(Problems::example);
    }

    /// @throws dev.reckoner.cli.option.Failure if there is none
    Question question() {
        if (file != null && !file.toString().equals(STANDARD_INPUT)) {
            return Problems.file(file);
        }
        return Question.of(problem());
    }

    private Problem problem() {
        if (file == null && text == null) {
            return Problems.pipe();
        }
        return text == null || text.equals(STANDARD_INPUT)
                ? Problems.standardInput()
                : Problems.argument(text);
    }
}
