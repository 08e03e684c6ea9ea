package dev.reckoner.eval.run;

import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.statistics.MajorityVote;
import dev.reckoner.eval.vote.VoteDecision;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a vote on one problem in one arm came to.
///
/// @param classes the answers that were given, those with most votes first
/// @param winners the answers with the most votes: one, or several that are equal, or none if no
///   attempt gave an answer
/// @param credit the share of correctness of the winners, as [MajorityVote] has it; null if it is
///   not known of any
/// @param asked samples that were asked for
/// @param saved samples that were not
/// @param risk the probability that another answer is the one that the model gives most often
public record VoteOutcome(
        String problem,
        Arm arm,
        List<Votes> classes,
        List<String> winners,
        @Nullable Double credit,
        int asked,
        int saved,
        double risk,
        VoteDecision.Why why) {

    /// Answers that say the same.
    ///
    /// @param answer the first of them
    public record Votes(String answer, int votes) {}

    public VoteOutcome {
        classes = List.copyOf(classes);
        winners = List.copyOf(winners);
    }
}
