package dev.reckoner.cli.solve;

import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;
import dev.reckoner.answer.question.ReadProblemFile;
import dev.reckoner.answer.question.UnreadableQuestion;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.StandardStream;
import dev.reckoner.cli.option.Texts;
import dev.reckoner.journal.Run;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.task.Problem;
import dev.reckoner.text.DidYouMean;
import dev.reckoner.text.OneLine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Where problems come from: an argument, a file, standard input, the examples.
public final class Problems {

    private static final String WAYS =
            "give its statement in quotes, or -, --file FILE or --example NAME";

    /// What `run.json` has before the name of an example.
    public static final String PREFIX = "example:";

    /// A problem with its script and its answer.
    ///
    /// @param answer what `solve` prints
    public record Example(Question question, String script, String answer) {

        public Problem problem() {
            return question.problem();
        }

        /// Its script, as a model.
        public SelectedModel model() {
            return SelectedModel.script(problem().name(), script)
                    .with(Run.Access.to(PREFIX + problem().name()));
        }

        /// The problem with what is known of it, where a program does not verify it the answer.
        Question known() {
            return switch (question.gold()) {
                case Gold.Unknown() -> question.with(new Gold.Value(Expected.of(answer)));
                case Gold.Value _, Gold.Verifier _ -> question;
            };
        }
    }

    static Problem argument(String text) {
        if (text.isBlank()) {
            throw new Failure(
                    Exit.USAGE,
                    "the problem is empty",
                    "give its statement in quotes, or --file FILE");
        }
        if (isFile(text)) {
            throw new Failure(
                    Exit.USAGE,
                    "'%s' is a file, and the statement of a problem is expected".formatted(text),
                    "to solve the problem in it: reckoner solve --file " + text);
        }
        return Problem.of(text);
    }

    private static boolean isFile(String text) {
        try {
            return text.chars().noneMatch(Character::isWhitespace)
                    && Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    static Question file(Path file) {
        String text = Texts.read(file);
        if (text.isBlank()) {
            throw new Failure(
                    Exit.USAGE, file + " is empty", "write the problem's statement into it");
        }
        try {
            return ReadProblemFile.of(file.toString(), stem(file), text);
        } catch (UnreadableQuestion e) {
            throw new Failure(Exit.USAGE, String.valueOf(e.getMessage()), e.expected());
        }
    }

    /// `p1` for `problems/p1.md`.
    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    static Problem standardInput() {
        try {
            String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            if (text.isBlank()) {
                throw new Failure(
                        Exit.USAGE, "no problem was given: standard input is empty", WAYS);
            }
            return Problem.of(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Standard input, unless a person would have to type it.
    static Problem pipe() {
        if (StandardStream.IN.isTerminal()) {
            throw new Failure(Exit.USAGE, "no problem was given", WAYS);
        }
        return standardInput();
    }

    /// @throws Failure if there is none of that name
    public static Example example(String name) {
        return inExamples(folder -> {
            var names = names(folder);
            if (!names.contains(name)) {
                throw new Failure(
                        Exit.USAGE,
                        "there is no example '%s'%s"
                                .formatted(OneLine.quote(name), DidYouMean.words(name, names)),
                        "the examples are: " + String.join(", ", names));
            }
            Path directory = folder.resolve(name);
            return new Example(
                    question(name, directory),
                    read(directory.resolve("script.json")),
                    read(directory.resolve("answer.txt")).strip());
        });
    }

    /// Name and title of each example, by name.
    static List<Map.Entry<String, String>> examples() {
        return inExamples(folder ->
                names(folder).stream()
                        .map(name ->
                                Map.entry(
                                        name,
                                        question(name, folder.resolve(name)).problem().title()))
                        .toList());
    }

    private static List<String> names(Path folder) {
        try (var directories = Files.list(folder)) {
            return directories
                    .map(directory -> directory.getFileName().toString().replace("/", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Question question(String name, Path directory) {
        return ReadProblemFile.of("problem.md", name, read(directory.resolve("problem.md")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T inExamples(Function<Path, T> look) {
        try {
            URI here = Problems.class.getProtectionDomain().getCodeSource().getLocation().toURI();
            Path place = Path.of(here);
            if (Files.isDirectory(place)) {
                return look.apply(place.resolve("dev/reckoner/examples"));
            }
            try (var jar = FileSystems.newFileSystem(place)) {
                return look.apply(jar.getPath("dev/reckoner/examples"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Problems() {}
}
