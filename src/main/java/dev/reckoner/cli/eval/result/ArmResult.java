package dev.reckoner.cli.eval.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.reckoner.eval.report.EvenSamples;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.run.Tally;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collection;

/// What came of the attempts of an arm.
///
/// @param attempts how many there are to be
/// @param unfinished how many have not ended
/// @param accuracy the mean over problems of the share of correct attempts, as a report has it: see
///   [EvenSamples#accuracy]; null if none is known to be correct or wrong
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
    /// @param all rows of the evaluation, in any order
    static ArmResult of(
            EvaluationRecord record,
            Arm arm,
            int most,
            Collection<AttemptRow> all,
            @Nullable VoteResult vote) {
        int attempts = vote == null ? most : most - vote.saved();
        var rows = all.stream().filter(row -> row.arm().equals(arm)).toList();
        var tally = Tally.NOTHING;
        for (var row : rows) {
            tally = tally.plus(row);
        }
        var accuracy = EvenSamples.accuracy(record, rows);
        return new ArmResult(
                arm,
                attempts,
                tally.correct(),
                tally.wrong(),
                tally.undecided(),
                tally.voided(),
                attempts - tally.scored() - tally.voided(),
                accuracy.isPresent() ? accuracy.getAsDouble() : null,
                tally.tokens(),
                tally.usd(),
                vote);
    }
}
