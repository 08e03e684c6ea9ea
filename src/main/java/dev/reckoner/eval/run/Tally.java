package dev.reckoner.eval.run;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// How many attempts came to what, and what they took.
///
/// @param usd null if the price of one of them is not known
public record Tally(
        int correct, int wrong, int undecided, int voided, long tokens, @Nullable BigDecimal usd) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, BigDecimal.ZERO);

    public Tally plus(AttemptRow row) {
        return new Tally(
                correct + (row.score() == Score.CORRECT ? 1 : 0),
                wrong + (row.score() == Score.WRONG ? 1 : 0),
                undecided + (row.score() == Score.UNDECIDED ? 1 : 0),
                voided + (row.score() == Score.VOIDED ? 1 : 0),
                tokens + row.tokens(),
                usd == null || row.usd() == null ? null : usd.add(row.usd()));
    }

    /// Attempts that count.
    public int scored() {
        return correct + wrong + undecided;
    }
}
