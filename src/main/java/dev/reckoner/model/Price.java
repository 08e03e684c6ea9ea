package dev.reckoner.model;

import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Run;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/// What a model costs, in US dollars per million tokens.
///
/// @param cachedInput input that is read from the cache; null if there is no known discount
/// @param cacheWrite input that is written to the cache; null if that costs nothing extra
/// @param beyond the price of calls with a long input; null if they cost the same
public record Price(
        BigDecimal input,
        @Nullable BigDecimal cachedInput,
        BigDecimal output,
        @Nullable BigDecimal cacheWrite,
        @Nullable Beyond beyond) {

    /// The price of a whole call whose input has more tokens than this.
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

    /// The prices that a run recorded.
    ///
    /// @param recorded null if they are not known, as is the result then
    public static @Nullable Price of(Run.@Nullable Prices recorded) {
        if (recorded == null) {
            return null;
        }
        var beyond = recorded.beyond();
        return new Price(
                recorded.input(),
                recorded.cachedInput(),
                recorded.output(),
                recorded.cacheWrite(),
                beyond == null
                        ? null
                        : new Beyond(
                                beyond.tokens(),
                                Objects.requireNonNull(of(beyond.usdPerMillion()))));
    }

    private static void check(BigDecimal price) {
        if (price.signum() < 0) {
            throw new IllegalArgumentException("a price can't be negative, was " + price);
        }
    }

    /// The price of a call. It is exact with one exception: if writing to the cache costs extra,
    /// all input that was not read from the cache is counted as written, because the usage does not
    /// separate the two. Reasoning is charged as output.
    public BigDecimal usd(Usage usage) {
        var price = at(usage.input());
        var cached = Objects.requireNonNullElse(price.cachedInput, price.mostInput());
        return price.mostInput()
                .multiply(BigDecimal.valueOf(usage.input() - usage.cachedInput()))
                .add(cached.multiply(BigDecimal.valueOf(usage.cachedInput())))
                .add(price.output.multiply(BigDecimal.valueOf(usage.output())))
                .movePointLeft(6);
    }

    /// Whether no call costs anything.
    public boolean free() {
        return mostInput().signum() == 0
                && output.signum() == 0
                && (beyond == null || beyond.usd.free());
    }

    /// The price that applies to a call with this much input.
    public Price at(long inputTokens) {
        return beyond != null && inputTokens > beyond.tokens ? beyond.usd : this;
    }

    /// The highest price of an input token.
    public BigDecimal mostInput() {
        return input.max(Objects.requireNonNullElse(cacheWrite, input));
    }
}
