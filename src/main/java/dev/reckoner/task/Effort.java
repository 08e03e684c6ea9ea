package dev.reckoner.task;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// How much a reasoning model is asked to think. Each model supports its own subset of the values.
public enum Effort {
    NONE,
    MINIMAL,
    LOW,
    MEDIUM,
    HIGH,
    XHIGH,
    MAX;

    /// As the APIs spell it.
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
