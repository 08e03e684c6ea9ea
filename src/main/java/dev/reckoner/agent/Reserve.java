package dev.reckoner.agent;

import dev.reckoner.Limits;
import dev.reckoner.Limits.Kind;
import dev.reckoner.model.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

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
    static Reserve of(Limits limits, @Nullable Price price, int outputChars) {
        long tokens = most(limits, Kind.TOKENS);
        long output = most(limits, Kind.OUTPUT_TOKENS);
        BigDecimal usd = limits.most(Kind.USD).orElse(null);
        long bought = price == null ? Long.MAX_VALUE : bought(usd, price.output());
        long sent = price == null ? Long.MAX_VALUE : bought(usd, price.mostInput());
        return new Reserve(
                Math.min(Math.min(SUBMISSION, output / 4), Math.min(tokens, bought) / 8),
                (int) Math.min(outputChars, Math.min(tokens, sent) / 4));
    }

    private static long most(Limits limits, Kind kind) {
        return limits.most(kind).map(BigDecimal::longValue).orElse(Long.MAX_VALUE);
    }

    /// Tokens that the money buys.
    private static long bought(@Nullable BigDecimal usd, BigDecimal perMillion) {
        return usd == null || perMillion.signum() == 0
                ? Long.MAX_VALUE
                : usd.multiply(MILLION).divide(perMillion, 0, RoundingMode.FLOOR).longValue();
    }
}
