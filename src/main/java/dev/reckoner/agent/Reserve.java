package dev.reckoner.agent;

import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Price;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// What an ordinary reply must leave for what follows it. If a limit is small, the reserve is a
/// share of that limit, so that there is room to work.
///
/// @param submission output tokens for the forced submission: at most a quarter of the output
///   tokens, and at most an eighth of all tokens and of the money
/// @param shownChars the most characters of a cell's output that the model is shown, counted as one
///   token each: at most a quarter of the tokens, of the money and of the model's context
record Reserve(long submission, int shownChars) {

    static final long SUBMISSION = 4_096;

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /// @param outputChars the most characters that are shown without small limits
    static Reserve of(Limits limits, ModelFacts model, int outputChars) {
        var pricing = model.pricing();
        long tokens = most(limits, Kind.TOKENS);
        long output = most(limits, Kind.OUTPUT_TOKENS);
        Optional<BigDecimal> usd = limits.most(Kind.USD);
        long bought = bought(usd, pricing.known().map(Price::output));
        long sent = bought(usd, pricing.known().map(Price::mostInput));
        return new Reserve(
                Math.min(Math.min(SUBMISSION, output / 4), Math.min(tokens, bought) / 8),
                (int)
                        Math.min(
                                outputChars,
                                Math.min(
                                                Math.min(tokens, sent),
                                                model.context().known().orElse(Long.MAX_VALUE))
                                        / 4));
    }

    private static long most(Limits limits, Kind kind) {
        return limits.most(kind).map(BigDecimal::longValue).orElse(Long.MAX_VALUE);
    }

    /// How many tokens the money buys.
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
