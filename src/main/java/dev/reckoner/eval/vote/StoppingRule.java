package dev.reckoner.eval.vote;

import dev.reckoner.eval.vote.VoteDecision.Ask;
import dev.reckoner.eval.vote.VoteDecision.Stop;
import dev.reckoner.eval.vote.VoteDecision.Why;

import java.util.List;

/// When a vote of at most K samples stops asking for more.
///
/// A wave has as many samples as are needed, at the least, for the rule to stop after it: as many
/// as would do if all of them joined the leader.
public sealed interface StoppingRule {

    /// A wave is at least this part of the samples asked for before it.
    int GROWTH = 8;

    /// Stops once no answer can have as many votes as the leader, whatever the samples left say:
    /// the winner is that of the whole vote.
    record Certain() implements StoppingRule {}

    /// Stops earlier, once the leader is the more frequent of the two leading answers with a
    /// probability of at least `1 - error`. With v1 and v2 votes for them, of equally likely shares
    /// before the first vote, that is the integral from 1/2 to 1 of the density of Beta(v1 + 1, v2
    /// + 1): the Beta criterion of adaptive consistency (Aggarwal et al. 2023, arXiv 2305.11860,
    ///   section 3).
    ///
    /// The probability is that of one look at the votes. A vote looks several times, so that over a
    /// whole vote the leader is wrong more often; `docs/performance.md` has how often.
    ///
    /// @param error above 0 and below 0.5
    record Likely(double error) implements StoppingRule {

        /// Stricter than the 0.05 of the paper: with an error of 0.05 a vote of 64 loses up to a
        /// point where two answers are nearly equal.
        public static final Likely DEFAULT = new Likely(0.01);

        public Likely {
            if (!(error > 0 && error < 0.5)) {
                throw new IllegalArgumentException(
                        "error must be above 0 and below 0.5, was " + error);
            }
        }
    }

    /// @param error 0 for [Certain], else that of [Likely]
    static StoppingRule of(double error) {
        return error == 0 ? new Certain() : new Likely(error);
    }

    /// @param votes for each class of answers
    /// @param noAnswers samples without an answer
    /// @param asked samples that were asked for, all of which have come back; those that are
    ///   neither a vote nor without an answer were lost and are not asked for again
    /// @param most K
    default VoteDecision next(List<Integer> votes, int noAnswers, int asked, int most) {
        check(votes, noAnswers, asked, most);
        int left = most - asked;
        var lead = Lead.of(votes);
        if (left == 0) {
            return new Stop(lead.winners(), Why.ALL_ASKED, 0, 0);
        }
        if (lead.isCertain(left)) {
            return new Stop(lead.winners(), Why.CERTAIN, left, 0);
        }
        if (isEnough(lead)) {
            return new Stop(lead.winners(), Why.LIKELY, left, lead.risk());
        }
        int more = Math.clamp(asked / GROWTH, 1, left);
        while (more < left && !wouldStop(lead.plus(more), left - more)) {
            more++;
        }
        return new Ask(more);
    }

    private boolean wouldStop(Lead lead, int left) {
        return lead.isCertain(left) || isEnough(lead);
    }

    private boolean isEnough(Lead lead) {
        return switch (this) {
            case Certain() -> false;
            case Likely(var error) -> lead.risk() <= error;
        };
    }

    private static void check(List<Integer> votes, int noAnswers, int asked, int most) {
        int back = noAnswers + votes.stream().mapToInt(Integer::intValue).sum();
        if (back > asked || asked > most || noAnswers < 0 || votes.stream().anyMatch(v -> v < 0)) {
            throw new IllegalArgumentException(
                    "votes %s and %s without an answer can't be of %s samples of at most %s"
                            .formatted(votes, noAnswers, asked, most));
        }
    }
}
