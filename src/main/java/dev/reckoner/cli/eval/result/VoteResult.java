package dev.reckoner.cli.eval.result;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.reckoner.eval.run.VoteOutcome;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// What came of the votes of an arm.
///
/// @param decided how many of its problems have a decided vote
/// @param accuracy the mean share of correctness of the winners of a decided vote; null if it is
///   not known of any
/// @param asked samples that were asked for in the decided votes
/// @param saved samples that were not
/// @param mostRisk the highest probability, among the votes, that another answer is the one that
///   the model gives most often; null if none is decided
@JsonInclude(JsonInclude.Include.ALWAYS)
public record VoteResult(
        int problems,
        int decided,
        @Nullable Double accuracy,
        int asked,
        int saved,
        @Nullable Double mostRisk) {

    /// @param votes those of the arm that are decided
    static VoteResult of(int problems, List<VoteOutcome> votes) {
        var credit =
                votes.stream()
                        .map(VoteOutcome::credit)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .average();
        return new VoteResult(
                problems,
                votes.size(),
                credit.isPresent() ? credit.getAsDouble() : null,
                votes.stream().mapToInt(VoteOutcome::asked).sum(),
                votes.stream().mapToInt(VoteOutcome::saved).sum(),
                votes.isEmpty()
                        ? null
                        : votes.stream().mapToDouble(VoteOutcome::risk).max().orElseThrow());
    }
}
