package dev.reckoner.cli.eval.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.run.Tally;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collection;

/// What came of the attempts of an arm.
///
/// @param attempts how many there are to be
/// @param unfinished how many have not ended
/// @param accuracy the share of the correct ones among those that count, in which the undecided
///   ones count as not correct; null if there are none
/// @param usd null if a price is not known
/// @param vote null where none was asked for
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ArmResult(
        @JsonUnwrapped Arm arm,
        int attempts,
        int correct,
        int wrong,
        int undecided,
        int voided,
        int unfinished,
        @Nullable Double accuracy,
        long tokens,
        @Nullable BigDecimal usd,
        @Nullable VoteResult vote) {

    /// @param most attempts, all of which are to be made unless a vote saves some
    /// @param rows of the whole evaluation, in any order
    static ArmResult of(Arm arm, int most, Collection<AttemptRow> rows, @Nullable VoteResult vote) {
        int attempts = vote == null ? most : most - vote.saved();
        var tally = Tally.NOTHING;
        for (var row : rows) {
            tally = row.arm().equals(arm) ? tally.plus(row) : tally;
        }
        int scored = tally.scored();
        return new ArmResult(
                arm,
                attempts,
                tally.correct(),
                tally.wrong(),
                tally.undecided(),
                tally.voided(),
                attempts - scored - tally.voided(),
                scored == 0 ? null : (double) tally.correct() / scored,
                tally.tokens(),
                tally.usd(),
                vote);
    }
}
