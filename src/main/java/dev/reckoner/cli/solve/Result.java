package dev.reckoner.cli.solve;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.reckoner.Solution;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Run;
import dev.reckoner.journal.Totals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// The object that `solve --json` ends with.
///
/// @param answer null if there is none
/// @param end `answered`, `out_of_tokens` and so on, `gave_up`, `voided`, `interrupted`
/// @param run its directory
/// @param steps replies of the model
/// @param usd spent by this run: nothing where it replays; null where a price is not known
/// @param replayed null where the replies are not a recording
@JsonInclude(JsonInclude.Include.ALWAYS)
record Result(
        @Nullable String answer,
        String end,
        @Nullable String run,
        String model,
        boolean scripted,
        long steps,
        long tokens,
        @Nullable BigDecimal usd,
        double seconds,
        @Nullable Replayed replayed) {

    /// @param recorded when
    /// @param usd what it cost then; null where a price is not known
    /// @param drift tool outputs that the recorded model was not shown
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Replayed(Instant recorded, @Nullable BigDecimal usd, long drift) {}

    static Result of(Solution solution, Run run) {
        Totals spent = solution.spent();
        var replayed =
                Optional.ofNullable(run.recorded())
                        .map(recorded -> new Replayed(recorded, spent.usd(), drift(solution)));
        return new Result(
                solution.answer().orElse(null),
                solution.end().map(End::key).orElse("interrupted"),
                Objects.toString(solution.directory(), null),
                run.model(),
                run.scripted(),
                spent.modelCalls(),
                spent.tokens(),
                replayed.isPresent() ? BigDecimal.ZERO : spent.usd(),
                spent.elapsed().toMillis() / 1000.0,
                replayed.orElse(null));
    }

    private static long drift(Solution solution) {
        long drift = 0;
        for (Entry entry : solution.entries()) {
            if (entry.event() instanceof Event.Replied(var reply, _)
                    && reply.delivery().replayed() instanceof Delivery.Replayed replayed) {
                drift += replayed.drift().size();
            }
        }
        return drift;
    }
}
