package dev.reckoner.journal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// What a run was started with: the content of `run.json`.
///
/// @param program the version of Reckoner
/// @param scripted whether the replies are written by hand rather than by a model
/// @param recorded when the replies were recorded; null if they are not replayed
/// @param effort the requested effort; null if none was requested
/// @param answerAs the form in which the model is asked to answer; `any` where a file of an older
///   version does not say
/// @param calls how the model was to make its calls; null if the preset has no tools
/// @param limits the limits in force: the preset's, with the overridden ones replaced
/// @param overridden the limits that are not the preset's
/// @param cell the time limit of one cell
/// @param outputChars the most characters of a cell's output that the model is shown
/// @param sandbox null if the preset has no tools
public record Run(
        String program,
        Instant started,
        Problem problem,
        String model,
        boolean scripted,
        @Nullable Instant recorded,
        @Nullable Effort effort,
        String preset,
        AnswerForm answerAs,
        @Nullable Calls calls,
        Limits limits,
        Limits overridden,
        Duration cell,
        int outputChars,
        @Nullable Description sandbox,
        @Nullable SandboxLimits sandboxLimits,
        @JsonUnwrapped Source source) {

    /// Where the replies come from, and their prices. In JSON its fields are part of the run's
    /// object; older files do not have them.
    ///
    /// @param server the base URL, without a user or a query; null if there is no server
    /// @param api `chat` or `responses`; null if neither is used
    /// @param usdPerMillion the prices in force; null if they are not known
    public record Source(
            @Nullable String server, @Nullable String api, @Nullable Prices usdPerMillion) {

        public static final Source UNKNOWN = new Source(null, null, null);
    }

    /// US dollars per million tokens.
    ///
    /// @param cachedInput input that is read from the cache; null if there is no known discount
    /// @param cacheWrite input that is written to the cache; null if that costs nothing extra
    /// @param beyond the prices of calls with a long input; null if they cost the same
    public record Prices(
            BigDecimal input,
            @Nullable BigDecimal cachedInput,
            BigDecimal output,
            @Nullable BigDecimal cacheWrite,
            @Nullable Beyond beyond) {}

    /// The prices of a whole call whose input has more tokens than this.
    public record Beyond(long tokens, Prices usdPerMillion) {}

    public Run {
        answerAs = Objects.requireNonNullElse(answerAs, AnswerForm.ANY); // missing in older files
        source = source == null ? Source.UNKNOWN : source; // likewise
    }
}
