package dev.reckoner.agent;

import dev.reckoner.model.Price;
import dev.reckoner.model.Pricing;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// What an ordinary reply leaves for what follows it. Where a limit is small, it is a share of that
/// limit, so that there is room to work at all.
///
/// @param submission tokens of output for the forced submission: no more than a quarter of the
///   output tokens, nor an eighth of all tokens or of the money
/// @param shownChars characters of a cell's output that the model is shown, counted as a token
///   each: no more than a quarter of the tokens or of the money
record Reserve(long submission, int shownChars) {

    static final long SUBMISSION = 4_096;

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /// @param outputChars characters that are shown at most
    static Reserve of(Limits limits, Pricing pricing, int outputChars) {
        long tokens = most(limits, Kind.TOKENS);
        long output = most(limits, Kind.OUTPUT_TOKENS);
        Optional<BigDecimal> usd = limits.most(Kind.USD);
        long bought = bought(usd, pricing.known().map(Price::output));
        long sent = bought(usd, pricing.known().map(Price::mostInput));
        return new Reserve(
                Math.min(Math.min(SUBMISSION, output / 4), Math.min(tokens, bought) / 8),
                (int) Math.min(outputChars, Math.min(tokens, sent) / 4));
    }

    private static long most(Limits limits, Kind kind) {
        return limits.most(kind).map(BigDecimal::longValue).orElse(Long.MAX_VALUE);
    }

    /// Tokens that the money buys.
    private static long bought(Optional<BigDecimal> usd, Optional<BigDecimal> perMillion) {
        return usd.flatMap(money ->
                        perMillion
                                .filter(price -> price.signum() > 0)
                                .map(price ->
                                        money.multiply(MILLION)
                                                .divide(price, 0, RoundingMode.FLOOR)
                                                .longValue()))
                .orElse(Long.MAX_VALUE);
    }
}
