package dev.reckoner.journal;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;

import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;
import dev.reckoner.task.PythonMode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What a run was started with: the content of `run.json`.
///
/// @param program the version of Reckoner
/// @param scripted whether the replies are written by hand rather than by a model
/// @param recorded when the replies were recorded; null if they are not replayed
/// @param effort the requested effort; null if none was requested
/// @param answerAs the form in which the model is asked to answer; `any` where a file of an older
///   version does not say
/// @param python what Python the model can run; null in a file of an older version
/// @param calls how the model was to make its calls; null without Python
/// @param limits the limits in force: the preset's, with the overridden ones replaced
/// @param overridden the limits that are not the preset's
/// @param cell the time limit of one cell
/// @param outputChars the most characters of a cell's output that the model is shown
/// @param sandbox null without Python
/// @param id a random name of the run, by which a server can recognize a request that is repeated
///   after a resume; null in a file of an older version
public record Run(
        String program,
        Instant started,
        Problem problem,
        String model,
        boolean scripted,
        @Nullable Instant recorded,
        @Nullable Effort effort,
        String preset,
        @JsonSetter(nulls = Nulls.SET) AnswerForm answerAs,
        @Nullable PythonMode python,
        @Nullable Calls calls,
        Limits limits,
        Limits overridden,
        Duration cell,
        int outputChars,
        @Nullable Description sandbox,
        @Nullable SandboxLimits sandboxLimits,
        @JsonUnwrapped Source source,
        @Nullable String id) {

    /// Where the replies come from, and their prices. In JSON its fields are part of the run's
    /// object; older files do not have them.
    ///
    /// @param server the base URL, without a user or a query; null if there is no server
    /// @param api `chat` or `responses`; null if neither is used
    /// @param usdPerMillion the prices in force; null if they are not known
    /// @param context the tokens of input and output together; null if they are not known
    /// @param outputCap the most tokens of a reply; null in a file of an older version
    /// @param access how the model can be had again; null in a file of an older version
    public record Source(
            @Nullable String server,
            @Nullable String api,
            @Nullable Prices usdPerMillion,
            @Nullable Long context,
            @Nullable Long outputCap,
            @Nullable Access access) {

        public static final Source UNKNOWN = new Source(null, null, null);

        public Source(
                @Nullable String server, @Nullable String api, @Nullable Prices usdPerMillion) {
            this(server, api, usdPerMillion, null, null, null);
        }
    }

    /// How the model can be had again. Nothing of it is a secret.
    ///
    /// @param url the base URL with its query; null if there is no server
    /// @param keyVariable the variable that has the key, if a person named one
    /// @param keyFile the file that has the key, if a person named one
    /// @param headers the names of the further headers; their values are secrets
    /// @param catalogue the file that adds to the catalogue of models, if a person named one
    /// @param replies `example:NAME`, or the file of a script or a cassette; null if a server
    ///   replies
    public record Access(
            @Nullable String url,
            @Nullable String keyVariable,
            @Nullable String keyFile,
            List<String> headers,
            @Nullable String catalogue,
            @Nullable String replies) {

        /// A model that was given by a program.
        public static final Access UNKNOWN = new Access(null, null, null, List.of(), null, null);

        public Access {
            headers = headers == null ? List.of() : List.copyOf(headers);
        }

        /// Replies that are not a server's.
        public static Access to(String replies) {
            return new Access(null, null, null, List.of(), null, replies);
        }

        /// The same with a file that adds to the catalogue of models.
        public Access with(@Nullable String catalogue) {
            return new Access(url, keyVariable, keyFile, headers, catalogue, replies);
        }
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

    /// What Python the model can run, also where an older file does not say.
    public PythonMode pythonMode() {
        return Objects.requireNonNullElse(
                python, sandbox == null ? PythonMode.NONE : PythonMode.SESSION);
    }

    public Run {
        Objects.requireNonNull(started, "'started' is missing");
        Objects.requireNonNull(problem, "'problem' is missing");
        Objects.requireNonNull(model, "'model' is missing");
        Objects.requireNonNull(preset, "'preset' is missing");
        Objects.requireNonNull(limits, "'limits' is missing");
        Objects.requireNonNull(cell, "'cell' is missing");
        if (!cell.isPositive()) {
            throw new IllegalArgumentException("'cell' must be positive, was " + cell);
        }
        answerAs = Objects.requireNonNullElse(answerAs, AnswerForm.ANY); // missing in older files
        source = source == null ? Source.UNKNOWN : source; // likewise
    }
}
