package dev.reckoner.eval.table;

import dev.reckoner.eval.duckdb.LockedDatabase;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.stream.Collectors;

/// Writes all attempts of an evaluation as a table: a row for each, which also says what the
/// evaluation was, so that tables of several evaluations can be put together.
public final class RowsTable {

    /// Writes a new file, in the place of an old one.
    ///
    /// @param file its ending decides the format: `.csv`, `.json` for a list, `.jsonl` for lines,
    ///   or `.parquet`
    /// @throws IllegalArgumentException if it has another ending
    /// @throws IOException if it can't be written
    public static void write(Evaluation evaluation, Path file) throws IOException {
        var format = TableFormat.of(file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.notExists(folder)) {
            throw new NoSuchFileException(file.toString());
        }
        Path partial = folder.resolve("." + file.getFileName() + ".partial");
        try (var database = LockedDatabase.open(partial)) {
            database.execute("CREATE TABLE attempts (" + columns(format) + ")");
            append(evaluation, format, database);
            database.execute(
                    "COPY attempts TO %s (%s, USE_TMP_FILE false)"
                            .formatted(LockedDatabase.literal(partial), format.options()));
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException e) {
            throw new IOException(LockedDatabase.reason(e), e);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static String columns(TableFormat format) {
        return Field.ALL.stream()
                .map(field -> "\"%s\" %s".formatted(field.name(), format.type(field.kind())))
                .collect(Collectors.joining(", "));
    }

    private static void append(Evaluation evaluation, TableFormat format, LockedDatabase database)
            throws SQLException {
        try (var appender = database.appender("attempts")) {
            for (AttemptRow row : evaluation.rows()) {
                appender.beginRow();
                for (Field field : Field.ALL) {
                    format.append(appender, field.kind(), field.value(evaluation.record(), row));
                }
                appender.endRow();
            }
        }
    }

    private RowsTable() {}
}
