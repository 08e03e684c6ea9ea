package dev.reckoner.cli.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a report is written as.
enum ReportFormat {
    TERMINAL(".txt"),
    HTML(".html"),
    CSV(".csv"),
    JSON(".json"),
    JSONL(".jsonl"),
    PARQUET(".parquet");

    private final String ending;

    ReportFormat(String ending) {
        this.ending = ending;
    }

    /// The one that the file's name ends with.
    static Optional<ReportFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> name.endsWith(format.ending)).findFirst();
    }

    /// Of files, with the dot.
    String ending() {
        return ending;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
