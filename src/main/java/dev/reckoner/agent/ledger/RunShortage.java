package dev.reckoner.agent.ledger;

import dev.reckoner.journal.Shortage;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.transcript.Phrases;

/// The limit of a run for which the next call of an attempt did not fit. The attempt has stopped
/// and can be resumed; it has not ended, because the limit is not its own.
public record RunShortage(Kind limit, Shortage shortage) {

    /// What happened, for a person.
    public String words() {
        return Phrases.outOfRun(limit, shortage);
    }
}
