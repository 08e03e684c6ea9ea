package dev.reckoner.eval.run;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/// How far an evaluation is.
///
/// @param jobs all that are known of; with voting more can follow
/// @param done what came of those that have ended for good
/// @param retried how many failed outside the model and will be tried again
/// @param queued how many have not been begun, or will be tried again
/// @param running what the attempts under way are doing
/// @param tokens that all attempts have used, those that will be tried again among them
/// @param usd likewise; null if a price is not known
/// @param elapsed since this process began to work
/// @param left the time until the end, if it goes on as it did; null as long as nothing can be said
public record Progress(
        int jobs,
        Tally done,
        int retried,
        int queued,
        Running running,
        long tokens,
        @Nullable BigDecimal usd,
        Duration elapsed,
        @Nullable Duration left) {

    /// The attempts under way.
    ///
    /// @param attempts how many there are
    /// @param opening wait for their Python to start
    /// @param calls have a model call under way
    /// @param cells run a cell or wait for one to begin
    /// @param atGate wait because the server gets no more calls at once
    /// @param callsAtOnce how many calls the server gets at once at the moment
    /// @param waiting how many wait for something else, by what it is
    public record Running(
            int attempts,
            int opening,
            int calls,
            int cells,
            int atGate,
            int callsAtOnce,
            Map<String, Integer> waiting) {

        public Running {
            waiting = Map.copyOf(waiting);
        }
    }

    public int ended() {
        return done.scored() + done.voided();
    }
}
