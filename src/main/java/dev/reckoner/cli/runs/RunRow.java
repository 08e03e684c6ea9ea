package dev.reckoner.cli.runs;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.reckoner.journal.End;
import dev.reckoner.journal.list.RunSummary;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/// A run in `runs --json`; `docs/json.md` has its fields.
///
/// @param grade the verdict on the answer; null if it was not graded
/// @param usd what it cost, or would cost again where it replays; null where a price is not known
/// @param process the one that works on it; null where there is none
/// @param whole whether its journal could be read to its end
@JsonInclude(JsonInclude.Include.ALWAYS)
record RunRow(
        String run,
        Instant started,
        String problem,
        String model,
        boolean scripted,
        boolean replayed,
        String end,
        @Nullable String answer,
        @Nullable String grade,
        long steps,
        long cells,
        long tokens,
        @Nullable BigDecimal usd,
        double seconds,
        @Nullable Long process,
        boolean whole) {

    static RunRow of(RunSummary run) {
        var journal = run.journal();
        return new RunRow(
                run.directory().toString(),
                run.started(),
                run.problem(),
                run.model(),
                run.scripted(),
                run.replayed(),
                run.end(),
                answer(run),
                journal.verdict(),
                journal.replies(),
                journal.cells(),
                journal.tokens(),
                journal.usd(),
                journal.seconds(),
                run.process(),
                journal.whole());
    }

    static @Nullable String answer(RunSummary run) {
        var journal = run.journal();
        return journal.ended() instanceof End.Answered(var answer)
                ? Objects.requireNonNullElse(journal.value(), answer)
                : null;
    }
}
