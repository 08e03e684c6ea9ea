package dev.reckoner.agent;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.reckoner.model.Pricing;
import dev.reckoner.task.Limits;

import java.time.Duration;
import java.util.Locale;

/// A way of working on a problem. Its limits are defaults; each can be overridden.
public enum Preset {
    /// Python whose variables stay from cell to cell; the answer is a text.
    SESSION(true),
    /// No tools: the answer is read from the text.
    DIRECT(false);

    /// A submission is forced after 80 % of these tokens.
    private static final Limits LIMITS = Limits.NONE.tokens(200_000);

    private final boolean tools;

    Preset(boolean tools) {
        this.tools = tools;
    }

    /// @throws IllegalArgumentException if there is none of that name
    public static Preset named(String name) {
        for (var preset : values()) {
            if (preset.toString().equals(name)) {
                return preset;
            }
        }
        throw new IllegalArgumentException("there is no preset '%s'".formatted(name));
    }

    public boolean tools() {
        return tools;
    }

    /// The limits for a model with this price. Money is limited where it can be counted.
    public Limits limits(Pricing pricing) {
        return pricing.known().filter(price -> !price.free()).isPresent()
                ? LIMITS.usd("1.00")
                : LIMITS;
    }

    /// The time limit of one cell.
    public Duration cell() {
        return Duration.ofSeconds(60);
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
