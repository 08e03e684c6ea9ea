package dev.reckoner.eval.metrics;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Objects;

/// What all attempts took together. Those that were voided or have not ended are among them: they
/// were paid too.
///
/// @param cachedTokens a part of `inputTokens`
/// @param reasoningTokens a part of `outputTokens`
/// @param unpriced attempts whose price is not known
/// @param usd null if the price of an attempt is not known
public record Spending(
        int attempts,
        int correct,
        long inputTokens,
        long cachedTokens,
        long outputTokens,
        long reasoningTokens,
        int unpriced,
        @Nullable BigDecimal usd) {

    static Spending of(Collection<AttemptRow> rows) {
        int unpriced = (int) rows.stream().filter(row -> row.usd() == null).count();
        return new Spending(
                rows.size(),
                (int) rows.stream().filter(row -> row.score() == Score.CORRECT).count(),
                rows.stream().mapToLong(AttemptRow::inputTokens).sum(),
                rows.stream().mapToLong(AttemptRow::cachedTokens).sum(),
                rows.stream().mapToLong(AttemptRow::outputTokens).sum(),
                rows.stream().mapToLong(AttemptRow::reasoningTokens).sum(),
                unpriced,
                unpriced > 0
                        ? null
                        : rows.stream()
                                .map(AttemptRow::usd)
                                .filter(Objects::nonNull)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /// Of all tokens, read and written.
    public double tokensPerAttempt() {
        return (double) (inputTokens + outputTokens) / attempts;
    }

    /// All tokens, those of the other attempts among them, for each correct answer; null without
    /// one.
    public @Nullable Double tokensPerCorrect() {
        return correct == 0 ? null : (double) (inputTokens + outputTokens) / correct;
    }

    /// Rounded to 7 digits; null if a price is not known.
    public @Nullable BigDecimal usdPerAttempt() {
        return per(attempts);
    }

    /// All money, that of the other attempts among it, for each correct answer, rounded to 7
    /// digits; null without one, or if a price is not known.
    public @Nullable BigDecimal usdPerCorrect() {
        return per(correct);
    }

    /// The share of the tokens read that the server had in its cache; null if none was read.
    public @Nullable Double cachedShare() {
        return inputTokens == 0 ? null : (double) cachedTokens / inputTokens;
    }

    private @Nullable BigDecimal per(int count) {
        return usd == null || count == 0
                ? null
                : usd.divide(BigDecimal.valueOf(count), MathContext.DECIMAL32);
    }
}
