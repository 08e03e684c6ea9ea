package dev.reckoner.task;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// How a model runs Python and submits its answer.
public enum Calls {
    /// By function calls.
    NATIVE,
    /// In its text: Python in fenced blocks, and the answer in `\boxed{}`.
    TEXT,
    /// By function calls, or in its text once the server or the replies show that there are none.
    AUTO;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
