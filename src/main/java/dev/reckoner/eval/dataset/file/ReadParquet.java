package dev.reckoner.eval.dataset.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.eval.duckdb.DuckDbUnavailable;
import dev.reckoner.eval.duckdb.LockedDatabase;

import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads Parquet by DuckDB.
final class ReadParquet {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static List<Row> rows(DataFile file) {
        try (var database = LockedDatabase.open(file.path());
                var select =
                        database.prepare(
                                "SELECT * FROM read_parquet("
                                        + LockedDatabase.literal(file.path())
                                        + ")");
                var result = select.executeQuery()) {
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(Row.of(file, "row " + (rows.size() + 1), object(result)));
            }
            return rows;
        } catch (SQLException e) {
            throw new UnreadableFile(
                    "%s is not Parquet: %s".formatted(file.shown(), LockedDatabase.reason(e)), e);
        } catch (DuckDbUnavailable e) {
            throw new UnreadableFile(
                    "can't read %s: %s".formatted(file.shown(), e.getMessage()), e);
        }
    }

    private static ObjectNode object(ResultSet result) throws SQLException {
        var columns = result.getMetaData();
        ObjectNode row = JSON.objectNode();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.set(columns.getColumnName(i), json(result.getObject(i)));
        }
        return row;
    }

    private static JsonNode json(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> JSON.nullNode();
            case Boolean truth -> JSON.booleanNode(truth);
            case BigInteger number -> JSON.numberNode(number);
            case BigDecimal number -> JSON.numberNode(number);
            case Double number -> decimal(number.toString(), number);
            case Float number -> decimal(number.toString(), number.doubleValue());
            case Number number -> JSON.numberNode(number.longValue());
            case Array list -> list((Object[]) list.getArray());
            case DuckDBStruct struct -> map(struct.getMap());
            case Map<?, ?> map -> map(map);
            default -> JSON.textNode(value.toString());
        };
    }

    /// A column of whole numbers in which some are missing is often written with decimals, so a
    /// whole number has none here.
    private static JsonNode decimal(String written, double number) {
        if (!Double.isFinite(number)) {
            return JSON.textNode(written);
        }
        var exact = new BigDecimal(written);
        return number == Math.rint(number)
                ? JSON.numberNode(exact.toBigInteger())
                : JSON.numberNode(exact);
    }

    private static JsonNode list(@Nullable Object[] members) throws SQLException {
        ArrayNode list = JSON.arrayNode();
        for (Object member : members) {
            list.add(json(member));
        }
        return list;
    }

    private static JsonNode map(Map<?, ?> entries) throws SQLException {
        ObjectNode map = JSON.objectNode();
        for (var entry : entries.entrySet()) {
            map.set(String.valueOf(entry.getKey()), json(entry.getValue()));
        }
        return map;
    }

    private ReadParquet() {}
}
