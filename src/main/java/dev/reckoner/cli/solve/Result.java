package dev.reckoner.cli.solve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.reckoner.Solution;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Run;
import dev.reckoner.journal.Totals;
import dev.reckoner.sandbox.Description;
import dev.reckoner.task.Effort;
import dev.reckoner.transcript.Phrases;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The object that `solve --json` ends with; `docs/json.md` has its fields.
///
/// @param answer null if there is none
/// @param end `answered`, `out_of_tokens` and so on, `gave_up`, `voided`, `interrupted`
/// @param why there is no answer; null if there is one
/// @param remedy what helps, each by itself
/// @param run its directory; null if it was not recorded
/// @param usd spent by this run: nothing where it replays; null where a price is not known
/// @param grade null where no answer was expected, or there is none
/// @param replayed null where the replies are not a recording
@JsonInclude(JsonInclude.Include.ALWAYS)
record Result(
        @Nullable String answer,
        String end,
        @Nullable String why,
        List<String> remedy,
        @Nullable String run,
        @JsonUnwrapped Setup setup,
        @JsonUnwrapped Used used,
        @Nullable BigDecimal usd,
        @JsonUnwrapped Took took,
        @Nullable Graded grade,
        @Nullable Replayed replayed) {

    /// What was asked of what.
    ///
    /// @param problem its name
    /// @param effort null if the model decided
    /// @param sandbox its kind; null without tools
    /// @param server null if there is none
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Setup(
            String problem,
            String model,
            boolean scripted,
            @Nullable String server,
            @Nullable String api,
            @Nullable Effort effort,
            String preset,
            @Nullable String sandbox) {

        static Setup of(Run run) {
            return new Setup(
                    run.problem().name(),
                    run.model(),
                    run.scripted(),
                    run.source().server(),
                    run.source().api(),
                    run.effort(),
                    run.preset(),
                    Optional.ofNullable(run.sandbox()).map(Description::kind).orElse(null));
        }
    }

    /// What it took.
    ///
    /// @param steps replies of the model
    /// @param lost counted as the longest they could have been
    /// @param tokens of input and output together
    /// @param cachedTokens those of the input that were read from a cache
    /// @param reasoningTokens those of the output that were reasoning
    record Used(
            long steps,
            @JsonUnwrapped LostReplies lost,
            long cells,
            long tokens,
            long inputTokens,
            long cachedTokens,
            long outputTokens,
            long reasoningTokens) {

        static Used of(Totals spent) {
            return new Used(
                    spent.modelCalls(),
                    LostReplies.of(spent.lost()),
                    spent.toolCalls(),
                    spent.tokens(),
                    spent.input(),
                    spent.cachedInput(),
                    spent.output(),
                    spent.reasoning());
        }
    }

    /// Replies that were lost on their way, perhaps billed.
    ///
    /// @param lostUsd null where a price is not known
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LostReplies(long lostReplies, long lostTokens, @Nullable BigDecimal lostUsd) {

        static LostReplies of(Totals.Lost lost) {
            return new LostReplies(lost.replies(), lost.tokens(), lost.usd());
        }
    }

    /// How long it took.
    ///
    /// @param seconds all of it
    /// @param modelSeconds for replies, waits included
    /// @param toolSeconds in cells
    record Took(double seconds, double modelSeconds, double waitingSeconds, double toolSeconds) {

        static Took of(Totals.Times times) {
            return new Took(
                    seconds(times.elapsed()),
                    seconds(times.model()),
                    seconds(times.waiting()),
                    seconds(times.tools()));
        }

        private static double seconds(Duration time) {
            return time.toMillis() / 1000.0;
        }
    }

    /// @param gold the expected answer
    /// @param type the kind that was asked for
    /// @param judge the model that was asked where the rules could not tell; null if none replied
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Graded(
            String gold,
            String type,
            String verdict,
            String rule,
            String because,
            @Nullable String judge) {

        static Graded of(Event.Graded graded) {
            return new Graded(
                    graded.gold(),
                    graded.kind(),
                    graded.verdict(),
                    graded.rule(),
                    graded.because(),
                    Optional.ofNullable(graded.judged()).map(Event.Judged::model).orElse(null));
        }
    }

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
                why(solution).orElse(null),
                solution.end().map(Result::remedies).orElse(List.of()),
                Objects.toString(solution.directory(), null),
                Setup.of(run),
                Used.of(spent),
                replayed.isPresent() ? BigDecimal.ZERO : spent.usd(),
                Took.of(spent.times()),
                solution.grade().map(Graded::of).orElse(null),
                replayed.orElse(null));
    }

    private static Optional<String> why(Solution solution) {
        String why = solution.end().map(Phrases::why).orElse("stopped before its end");
        return why.isEmpty() ? Optional.empty() : Optional.of(why);
    }

    private static List<String> remedies(End end) {
        return switch (end) {
            case End.Answered _, End.GaveUp _ -> List.of();
            case End.OutOf outOf -> outOf.remedy().map(RemedyWords::of).stream().toList();
            case End.Voided _ -> List.of("go on with it: reckoner resume RUN", "run it again");
        };
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
