package dev.reckoner.eval.dataset;

import dev.reckoner.text.OneLine;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A file with problems.
///
/// @param name without its ending and, in a folder that was named, with the folders below that one;
///   with `/`
record DataFile(Path path, String name, Format format) {

    /// What a file's name says about its content.
    enum Format {
        PARQUET(".parquet"),
        JSON_LINES(".jsonl", ".ndjson"),
        CSV(".csv"),
        TSV(".tsv"),
        JSON(".json");

        private final String[] endings;

        Format(String... endings) {
            this.endings = endings;
        }

        static Optional<Format> of(Path file) {
            String name = fileName(file).toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(format -> Arrays.stream(format.endings).anyMatch(name::endsWith))
                    .findFirst();
        }

        static String endings() {
            return ".jsonl, .json, .csv, .tsv or .parquet";
        }
    }

    private static String fileName(Path file) {
        return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
    }

    /// Its path for a message.
    String shown() {
        return OneLine.quote(path.toString());
    }
}
