package dev.reckoner.eval.run;

import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.vote.VoteDecision;

import java.util.List;

/// What a vote on one problem in one arm came to.
///
/// @param winners the answers with the most votes: one, or several that are equal, or none if no
///   attempt gave an answer
/// @param credit the share of the winners that is correct
/// @param asked samples that were asked for
/// @param saved samples that were not
/// @param risk the probability that another answer is the one that the model gives most often
public record VoteOutcome(
        String problem,
        Arm arm,
        List<String> winners,
        double credit,
        int asked,
        int saved,
        double risk,
        VoteDecision.Why why) {

    public VoteOutcome {
        winners = List.copyOf(winners);
    }
}
