package dev.reckoner.task;

import com.fasterxml.jackson.annotation.JsonValue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What one attempt can spend. Every limit is optional; all limits that are set apply together.
///
/// @param hard the limits at which the attempt ends
/// @param softShare the share of a hard limit, in (0, 1], after which the model must submit
public record Limits(Map<Kind, BigDecimal> hard, double softShare) {

    /// What can be limited.
    public enum Kind {
        /// The input and output of all model calls together; history that is sent again counts
        /// again.
        TOKENS,
        /// The output of all model calls together, reasoning included.
        OUTPUT_TOKENS,
        /// US dollars, at the model's price.
        USD,
        /// Seconds since the attempt began, waits included.
        TIME,
        MODEL_CALLS,
        /// The number of cells run.
        TOOL_CALLS;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Limits NONE = new Limits(Map.of(), 0.8);

    public Limits {
        var copy = new EnumMap<Kind, BigDecimal>(Kind.class);
        hard.forEach((kind, most) -> {
            if (most.signum() <= 0) {
                throw new IllegalArgumentException(
                        "the limit on " + words(kind) + " must be positive, was " + most);
            }
            copy.put(kind, most);
        });
        hard = Collections.unmodifiableMap(copy);
        if (!(softShare > 0 && softShare <= 1)) {
            throw new IllegalArgumentException(
                    "the soft share must be in (0, 1], was " + softShare);
        }
    }

    public Limits with(Kind kind, BigDecimal most) {
        var copy = new EnumMap<Kind, BigDecimal>(Kind.class);
        copy.putAll(hard);
        copy.put(kind, most);
        return new Limits(copy, softShare);
    }

    /// The same limits with those of `others` in the place of their own, kind by kind.
    public Limits with(Limits others) {
        var copy = new EnumMap<Kind, BigDecimal>(Kind.class);
        copy.putAll(hard);
        copy.putAll(others.hard);
        return new Limits(copy, softShare);
    }

    public Limits without(Kind kind) {
        var copy = new EnumMap<Kind, BigDecimal>(Kind.class);
        copy.putAll(hard);
        copy.remove(kind);
        return new Limits(copy, softShare);
    }

    /// @param share of each hard limit, in (0, 1], after which the model must submit
    public Limits softShare(double share) {
        return new Limits(hard, share);
    }

    public Limits tokens(long most) {
        return with(Kind.TOKENS, BigDecimal.valueOf(most));
    }

    public Limits outputTokens(long most) {
        return with(Kind.OUTPUT_TOKENS, BigDecimal.valueOf(most));
    }

    public Limits usd(String most) {
        return with(Kind.USD, new BigDecimal(most));
    }

    public Limits time(Duration most) {
        return with(Kind.TIME, BigDecimal.valueOf(most.toMillis(), 3));
    }

    public Limits modelCalls(long most) {
        return with(Kind.MODEL_CALLS, BigDecimal.valueOf(most));
    }

    public Limits toolCalls(long most) {
        return with(Kind.TOOL_CALLS, BigDecimal.valueOf(most));
    }

    public Optional<BigDecimal> most(Kind kind) {
        return Optional.ofNullable(hard.get(kind));
    }

    /// The threshold after which the model must submit.
    public Optional<BigDecimal> soft(Kind kind) {
        return most(kind).map(most -> most.multiply(BigDecimal.valueOf(softShare)));
    }

    private static String words(Kind kind) {
        return kind.toString().replace('_', ' ');
    }
}
