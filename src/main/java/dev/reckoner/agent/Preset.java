package dev.reckoner.agent;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.reckoner.task.Limits;

import java.time.Duration;
import java.util.Locale;

/// A way of working on a problem. Its numbers are where an attempt starts; each can be overridden.
public enum Preset {
    /// Python whose variables stay from cell to cell; the answer is a text.
    SESSION(true),
    /// No tools: the answer is read from the text.
    DIRECT(false);

    /// 80 % of 200,000 tokens is where a submission is forced.
    private static final Limits LIMITS = Limits.NONE.tokens(200_000);

    private final boolean tools;

    Preset(boolean tools) {
        this.tools = tools;
    }

    public boolean tools() {
        return tools;
    }

    public Limits limits() {
        return LIMITS;
    }

    /// Time for one cell.
    public Duration cell() {
        return Duration.ofSeconds(60);
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
