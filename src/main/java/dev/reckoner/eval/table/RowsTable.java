package dev.reckoner.eval.table;

import dev.reckoner.eval.duckdb.LockedDatabase;
import dev.reckoner.eval.row.Evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
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
            fill(database, format, "evaluation", Field.EVALUATION, List.of(evaluation.record()));
            fill(database, format, "attempts", Field.ATTEMPT, evaluation.rows());
            database.execute(
                    "COPY (SELECT evaluation.*, attempts.* FROM attempts, evaluation ORDER BY attempts.rowid) TO %s (%s, USE_TMP_FILE false)"
                            .formatted(LockedDatabase.literal(partial), format.options()));
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException e) {
            throw new IOException(LockedDatabase.reason(e), e);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static <T> void fill(
            LockedDatabase database,
            TableFormat format,
            String table,
            List<Field<T>> fields,
            List<T> rows)
            throws SQLException {
        database.execute(
                fields.stream()
                        .map(field ->
                                "\"%s\" %s".formatted(field.name(), format.type(field.kind())))
                        .collect(Collectors.joining(", ", "CREATE TABLE " + table + " (", ")")));
        try (var appender = database.appender(table)) {
            for (T row : rows) {
                appender.beginRow();
                for (Field<T> field : fields) {
                    format.append(appender, field.kind(), field.value().apply(row));
                }
                appender.endRow();
            }
        }
    }

    private RowsTable() {}
}
