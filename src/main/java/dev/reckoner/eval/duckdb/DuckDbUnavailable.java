package dev.reckoner.eval.duckdb;

/// DuckDB is not there, or does not run on this machine.
public final class DuckDbUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    DuckDbUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
