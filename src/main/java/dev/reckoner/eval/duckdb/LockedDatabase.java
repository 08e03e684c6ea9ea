package dev.reckoner.eval.duckdb;

import dev.reckoner.text.OneLine;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;

/// An empty DuckDB in memory. SQL that others wrote can reach no file but the given ones, no
/// network, no extension that is not built in, and no setting.
public final class LockedDatabase implements AutoCloseable {

    private static final String DEPENDENCY = "org.duckdb:duckdb_jdbc:2.0.0.1";

    private final DuckDBConnection connection;

    private LockedDatabase(DuckDBConnection connection) {
        this.connection = connection;
    }

    /// @param files that can be read and written
    /// @throws DuckDbUnavailable if DuckDB does not start
    public static LockedDatabase open(Path... files) throws SQLException {
        var database = new LockedDatabase(connect());
        String allowed =
                Arrays.stream(files)
                        .map(LockedDatabase::literal)
                        .collect(Collectors.joining(", ", "[", "]"));
        try {
            database.execute("SET allowed_paths = " + allowed);
            database.execute("SET enable_external_access = false");
            database.execute("SET lock_configuration = true");
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    private static DuckDBConnection connect() throws SQLException {
        var settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("memory_limit", "512MB");
        settings.setProperty("temp_directory", "");
        try {
            return new DuckDBDriver()
                    .connect("jdbc:duckdb:", settings)
                    .unwrap(DuckDBConnection.class);
        } catch (NoClassDefFoundError e) {
            throw new DuckDbUnavailable(
                    "DuckDB (%s) is not on the class path".formatted(DEPENDENCY), e);
        } catch (LinkageError e) {
            throw new DuckDbUnavailable(
                    "DuckDB (%s) does not run on this machine: %s"
                            .formatted(DEPENDENCY, OneLine.quote(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    /// A path as SQL.
    public static String literal(Path file) {
        return literal(file.toAbsolutePath().toString());
    }

    /// A text as SQL.
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// What DuckDB says, in one line, without the statement that it quotes.
    public static String reason(SQLException e) {
        String said = String.valueOf(e.getMessage());
        int statement = said.indexOf("\n\nLINE ");
        return OneLine.quote(statement < 0 ? said : said.substring(0, statement));
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    public DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
