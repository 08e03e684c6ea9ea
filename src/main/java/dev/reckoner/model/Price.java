package dev.reckoner.model;

import dev.reckoner.conversation.Usage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/// What a model costs, in US dollars per million tokens.
///
/// @param cachedInput null where there is no discount, or none that is known
/// @param cacheWrite input that is put into the cache; null where that costs no more
/// @param beyond what a call costs whose input is long; null where that costs no more
public record Price(
        BigDecimal input,
        @Nullable BigDecimal cachedInput,
        BigDecimal output,
        @Nullable BigDecimal cacheWrite,
        @Nullable Beyond beyond) {

    /// The price of a whole call with more input than this.
    public record Beyond(long tokens, Price usd) {}

    public Price {
        if (Stream.of(input, output).anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a price needs input and output");
        }
        Stream.of(input, output, cachedInput, cacheWrite)
                .filter(Objects::nonNull)
                .forEach(Price::check);
    }

    public Price(BigDecimal input, @Nullable BigDecimal cachedInput, BigDecimal output) {
        this(input, cachedInput, output, null, null);
    }

    private static void check(BigDecimal price) {
        if (price.signum() < 0) {
            throw new IllegalArgumentException("a price can't be negative, was " + price);
        }
    }

    /// Exact, except that input not read from the cache counts as written to it where that costs
    /// more, as usage does not tell the two apart; reasoning is charged as output.
    public BigDecimal usd(Usage usage) {
        var price = at(usage.input());
        var cached = Objects.requireNonNullElse(price.cachedInput, price.mostInput());
        return price.mostInput()
                .multiply(BigDecimal.valueOf(usage.input() - usage.cachedInput()))
                .add(cached.multiply(BigDecimal.valueOf(usage.cachedInput())))
                .add(price.output.multiply(BigDecimal.valueOf(usage.output())))
                .movePointLeft(6);
    }

    /// The price of a call with that much input.
    public Price at(long inputTokens) {
        return beyond != null && inputTokens > beyond.tokens ? beyond.usd : this;
    }

    /// The most that a token of input can cost.
    public BigDecimal mostInput() {
        return input.max(Objects.requireNonNullElse(cacheWrite, input));
    }
}
