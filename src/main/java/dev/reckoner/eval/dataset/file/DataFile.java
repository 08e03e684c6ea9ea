package dev.reckoner.eval.dataset.file;

import dev.reckoner.text.IoReason;
import dev.reckoner.text.OneLine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A file with problems.
///
/// @param name without its ending and, in a folder that was named, with the folders below that one;
///   with `/`
public record DataFile(Path path, String name, Format format) {

    /// What a file's name says about its content.
    public enum Format {
        PARQUET(".parquet"),
        JSON_LINES(".jsonl", ".ndjson"),
        CSV(".csv"),
        TSV(".tsv"),
        JSON(".json"),
        MARKDOWN(".md");

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
            return ".jsonl, .json, .csv, .tsv, .parquet or .md";
        }
    }

    private static String fileName(Path file) {
        return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
    }

    /// Its path for a message.
    public String shown() {
        return OneLine.quote(path.toString());
    }

    public List<Row> rows() {
        try {
            return switch (format) {
                case JSON_LINES -> ReadJson.lines(this);
                case JSON -> ReadJson.whole(this);
                case MARKDOWN -> List.of(ReadMarkdown.row(this));
                case CSV -> ReadCsv.rows(this, ',');
                case TSV -> ReadCsv.rows(this, '\t');
                case PARQUET -> ReadParquet.rows(this);
            };
        } catch (IOException e) {
            throw new UnreadableFile("can't read %s: %s".formatted(shown(), IoReason.of(e)), e);
        } catch (OutOfMemoryError e) {
            throw new UnreadableFile(
                    "%s is too large to be read as a whole with %s MiB of memory; expected a smaller file"
                            .formatted(shown(), Runtime.getRuntime().maxMemory() >> 20),
                    e);
        }
    }
}
