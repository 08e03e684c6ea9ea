package dev.reckoner.eval.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.eval.dataset.Rows.NamedRow;
import dev.reckoner.eval.dataset.file.UnreadableFile;
import dev.reckoner.eval.duckdb.DuckDbUnavailable;
import dev.reckoner.eval.duckdb.LockedDatabase;
import dev.reckoner.json.Json;
import dev.reckoner.json.RewriteTexts;
import dev.reckoner.text.OneLine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Selects rows by an SQL expression over their columns, which DuckDB evaluates where it can reach
/// no file and no network.
///
/// The rows go to DuckDB as JSON, and DuckDB finds the types of the columns. A column of a CSV has
/// numbers where each of its values is one.
final class Where {

    static List<NamedRow> of(String expression, List<NamedRow> rows) {
        var columns = ConditionColumns.of(rows.stream().map(NamedRow::row).toList());
        try (var database = LockedDatabase.open()) {
            load(database, columns, rows);
            return selected(database, expression, columns, rows);
        } catch (SQLException e) {
            throw new UnreadableFile(
                    "the condition \"%s\" can't be evaluated: %s; the columns are %s"
                            .formatted(
                                    OneLine.quote(expression),
                                    LockedDatabase.reason(e),
                                    OneLine.quote(String.join(", ", columns.names()))),
                    e);
        } catch (DuckDbUnavailable e) {
            throw new UnreadableFile("a condition needs DuckDB: " + e.getMessage(), e);
        }
    }

    private static void load(LockedDatabase database, ConditionColumns columns, List<NamedRow> rows)
            throws SQLException {
        database.execute("CREATE TABLE given (number INTEGER, content VARCHAR)");
        try (var appender = database.appender("given")) {
            for (int i = 0; i < rows.size(); i++) {
                appender.beginRow();
                appender.append(i);
                appender.append(columns.written(rows.get(i).row()).toString());
                appender.endRow();
            }
        }
        database.execute(
                "CREATE TABLE problems AS SELECT number AS \"%s\", unnest(json_transform(content::JSON, "
                                .formatted(columns.unused())
                        + LockedDatabase.literal(structure(database))
                        + ")) FROM given ORDER BY number");
        database.execute("DROP TABLE given");
    }

    /// The types of the columns, as DuckDB writes them. Signed integers can be subtracted, and a
    /// column of values of several types is one of texts.
    private static String structure(LockedDatabase database) throws SQLException {
        try (var select =
                        database.prepare(
                                "SELECT json_group_structure(content::JSON)::VARCHAR FROM given");
                var result = select.executeQuery()) {
            result.next();
            return RewriteTexts.inOrder(tree(result.getString(1)), Where::type).toString();
        }
    }

    private static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("DuckDB writes JSON, wrote " + json, e);
        }
    }

    private static String type(String type) {
        return switch (type) {
            case "UBIGINT", "BIGINT" -> "HUGEINT";
            case "NULL", "JSON" -> "VARCHAR";
            default -> type;
        };
    }

    private static List<NamedRow> selected(
            LockedDatabase database,
            String expression,
            ConditionColumns columns,
            List<NamedRow> rows)
            throws SQLException {
        List<NamedRow> selected = new ArrayList<>();
        try (var select =
                        database.prepare(
                                "SELECT \"%1$s\" FROM problems WHERE (%2$s\n) ORDER BY \"%1$s\""
                                        .formatted(columns.unused(), expression));
                var result = select.executeQuery()) {
            int last = -1;
            while (result.next()) {
                int number = result.getInt(1);
                if (number <= last || number >= rows.size()) {
                    throw new UnreadableFile(
                            "the condition \"%s\" is more than an expression"
                                    .formatted(OneLine.quote(expression)));
                }
                last = number;
                selected.add(rows.get(number));
            }
        }
        if (selected.isEmpty()) {
            throw new UnreadableFile(
                    "the condition \"%s\" is true of none of %s rows"
                            .formatted(OneLine.quote(expression), rows.size()));
        }
        return selected;
    }

    private Where() {}
}
