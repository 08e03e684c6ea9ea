package dev.reckoner.task;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// What Python a model can run.
public enum PythonMode {
    /// Variables, functions and imports stay from cell to cell.
    SESSION,
    /// Each cell runs in a session of its own.
    STATELESS,
    NONE;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
