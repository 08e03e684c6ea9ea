package dev.reckoner.cli;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.reckoner.Solution;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Run;
import dev.reckoner.journal.Spent;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// The object that `solve --json` ends with.
///
/// @param answer null if there is none
/// @param end `answered`, `out_of_tokens` and so on, `gave_up`, `voided`, `interrupted`
/// @param run its directory
/// @param steps replies of the model
/// @param usd null where a price is not known
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
        double seconds) {

    static Result of(Solution solution, Run run) {
        Spent spent = solution.spent();
        return new Result(
                solution.answer().orElse(null),
                solution.end().map(End::key).orElse("interrupted"),
                solution.directory() == null ? null : solution.directory().toString(),
                run.model(),
                run.scripted(),
                spent.modelCalls(),
                spent.tokens(),
                spent.usd(),
                spent.elapsed().toMillis() / 1000.0);
    }
}
