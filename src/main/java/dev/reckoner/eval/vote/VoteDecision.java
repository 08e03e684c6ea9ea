package dev.reckoner.eval.vote;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.List;
import java.util.Locale;

/// What a vote does next.
public sealed interface VoteDecision {

    /// @param more samples to ask for at once; at least 1
    record Ask(int more) implements VoteDecision {}

    /// @param winners the classes with the most votes, in rising order: one, or several that are
    ///   equal, or none if no sample gave an answer
    /// @param saved samples that were not asked for
    /// @param risk the probability that another answer than the winner is the one that the model
    ///   gives most often, as the rule estimates it; 0 where the vote could not have had another
    ///   winner
    record Stop(List<Integer> winners, Why why, int saved, double risk) implements VoteDecision {
        public Stop {
            winners = List.copyOf(winners);
        }
    }

    /// Why a vote stopped.
    enum Why {
        /// No other answer could have as many votes as the winner, whatever the samples left say.
        CERTAIN,
        /// The winner is the most frequent answer with the probability that was asked for.
        LIKELY,
        /// All samples were asked for.
        ALL_ASKED;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
