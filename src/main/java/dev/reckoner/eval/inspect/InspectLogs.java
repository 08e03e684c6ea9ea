package dev.reckoner.eval.inspect;

import dev.reckoner.eval.row.Evaluation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes an evaluation as logs of Inspect, which its viewer and `inspect log` open: a log for each
/// arm, with a sample for each attempt that has ended.
public final class InspectLogs {

    /// The ending of a log in the format that Inspect itself writes.
    public static final String ARCHIVE = ".eval";

    /// The ending of a log that is one JSON object.
    public static final String DOCUMENT = ".json";

    /// Whether this names the file of one log, and no directory.
    public static boolean isFile(Path out) {
        String name = out.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(ARCHIVE) || name.endsWith(DOCUMENT);
    }

    /// Writes new files, in the place of old ones.
    ///
    /// @param out a file that ends in `.eval` or `.json`, for an evaluation of one arm; otherwise a
    ///   directory, which is made if it is not there, for an `.eval` of each arm
    /// @return the files, in the order of the arms
    /// @throws IllegalArgumentException if it is a file, and there are several arms
    /// @throws IOException if a log can't be written
    /// @throws java.io.UncheckedIOException if an attempt can't be read
    public static List<Path> write(Evaluation evaluation, Path out) throws IOException {
        var arms = evaluation.record().arms();
        var attempts = Attempts.of(evaluation);
        if (isFile(out)) {
            if (arms.size() > 1) {
                throw new IllegalArgumentException(
                        "%s is one log, and the evaluation has %s arms with a log each"
                                .formatted(out, arms.size()));
            }
            write(ArmLog.of(evaluation, arms.getFirst()), attempts, out);
            return List.of(out);
        }
        Files.createDirectories(out);
        var files = new ArrayList<Path>();
        for (var arm : arms) {
            var log = ArmLog.of(evaluation, arm);
            Path file = out.resolve(log.fileName() + ARCHIVE);
            write(log, attempts, file);
            files.add(file);
        }
        return files;
    }

    private static void write(ArmLog arm, Attempts attempts, Path file) throws IOException {
        boolean archive = file.toString().toLowerCase(Locale.ROOT).endsWith(ARCHIVE);
        LogWriter writer = archive ? new LogArchive() : new LogDocument();
        Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(partial))) {
                writer.write(arm, attempts, out);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private InspectLogs() {}
}
