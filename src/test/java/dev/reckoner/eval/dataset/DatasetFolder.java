package dev.reckoner.eval.dataset;

import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A folder of data files, for tests.
record DatasetFolder(Path path) {

    DatasetFolder with(String file, String content) {
        try {
            var written = path.resolve(file);
            Files.createDirectories(written.getParent());
            Files.writeString(written, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Dataset read(Selection selection, String... paths) {
        return Dataset.read(Arrays.stream(paths).map(this::named).toList(), selection);
    }

    Dataset read(String... paths) {
        return read(Selection.ALL, paths);
    }

    String named(String file) {
        return path + "/" + file;
    }

    /// `id | problem | answer` of each question.
    static List<String> lines(Dataset dataset) {
        return dataset.questions().stream()
                .map(question ->
                        question.id()
                                + " | "
                                + question.problem().text()
                                + " | "
                                + answer(question))
                .toList();
    }

    static List<String> ids(Dataset dataset) {
        return dataset.questions().stream().map(Question::id).toList();
    }

    static String answer(Question question) {
        return switch (question.gold()) {
            case Gold.Unknown() -> "unknown";
            case Gold.Value(var expected) -> expected.text();
            case Gold.Verifier(_, var type) -> "verifier of " + type;
        };
    }
}
