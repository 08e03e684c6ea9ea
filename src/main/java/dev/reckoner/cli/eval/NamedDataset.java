package dev.reckoner.cli.eval;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.eval.dataset.Dataset;
import dev.reckoner.eval.row.EvaluationRecord.DataSource;
import dev.reckoner.eval.script.ShippedEvaluation;
import dev.reckoner.sandbox.host.DeleteTree;
import dev.reckoner.text.Slug;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The problems that a person names: files, or those that come with the program.
record NamedDataset(List<String> paths, DatasetOptions options) {

    private static final String UNNAMED = "evaluation";

    static boolean isShipped(List<String> paths) {
        return paths.equals(List.of(ShippedEvaluation.NAME));
    }

    /// A name for the evaluation: `aime` for `data/aime.jsonl`.
    static String slug(List<String> paths) {
        String first = paths.getFirst();
        String file = first.substring(first.lastIndexOf('/') + 1);
        int dot = file.indexOf('.');
        return Slug.of(dot > 0 ? file.substring(0, dot) : file)
                .or(() -> Slug.of(first))
                .orElse(UNNAMED);
    }

    /// @throws Failure if they cannot be read
    Dataset read() {
        try {
            return isShipped(paths) ? shipped() : Dataset.read(paths, options.selection());
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE, String.valueOf(e.getMessage()), "see: reckoner eval --help");
        }
    }

    private Dataset shipped() {
        try {
            Path folder = Files.createTempDirectory("reckoner-examples");
            try {
                var file = ShippedEvaluation.writeProblems(folder);
                var read = Dataset.read(List.of(file.toString()), options.selection());
                var source = read.source();
                return new Dataset(
                        read.questions(),
                        new DataSource(
                                paths, source.revision(), source.selection(), source.problems()),
                        read.notes());
            } finally {
                DeleteTree.at(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
