package dev.reckoner.model.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// One of OpenAI's two APIs.
public enum Api {
    /// Chat Completions, which nearly every other server offers too.
    CHAT,
    /// Responses, which keeps a model's reasoning between its tool calls.
    RESPONSES;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
