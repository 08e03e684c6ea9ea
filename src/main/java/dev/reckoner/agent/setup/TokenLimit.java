package dev.reckoner.agent.setup;

import dev.reckoner.journal.Totals;

/// What the limit on tokens means.
public enum TokenLimit {
    /// A call is made only if its worst case fits, and leaves room for a submission. Its reply
    /// always counts.
    RESERVED,
    /// It is checked after each reply. The reply that crosses it is lost: its calls are not carried
    /// out. Past the soft threshold each call is forced to be the submission.
    CUTS_OFF,
    /// It is checked after each reply. Then the submission is asked for once more.
    ONE_MORE;

    /// The tokens that count against it. In a published setup those of a lost reply do not, which
    /// could be all that the model can write: the model has not had them.
    long used(Totals spent) {
        return switch (this) {
            case RESERVED -> spent.tokens();
            case CUTS_OFF, ONE_MORE -> spent.tokens() - spent.lost().tokens();
        };
    }
}
