package dev.reckoner.eval.row;

import dev.reckoner.journal.Run;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What an evaluation was started with: the content of `eval.json`.
///
/// @param id a random name
/// @param program the version of Reckoner, which is also that of its grader
/// @param name such as that of the data set; a slug
/// @param arms in the order in which they are shown
/// @param samples of each problem in each arm; with voting the most
/// @param scripted whether the replies are written by hand rather than by a model
/// @param attempt the limits of one attempt
/// @param run the limits of all attempts together
/// @param sandbox the kind of sandbox; null if no arm has tools
/// @param setup how its attempts are made; null where it is not known, and the evaluation cannot go
///   on
public record EvaluationRecord(
        String id,
        String program,
        Instant started,
        String name,
        DataSource data,
        List<Arm> arms,
        int samples,
        boolean scripted,
        Limits attempt,
        Limits run,
        @Nullable String sandbox,
        @Nullable Setup setup) {

    public EvaluationRecord {
        Objects.requireNonNull(id, "'id' is missing");
        Objects.requireNonNull(program, "'program' is missing");
        Objects.requireNonNull(started, "'started' is missing");
        Objects.requireNonNull(name, "'name' is missing");
        Objects.requireNonNull(data, "'data' is missing");
        Objects.requireNonNull(arms, "'arms' is missing");
        Objects.requireNonNull(attempt, "'attempt' is missing");
        Objects.requireNonNull(run, "'run' is missing");
        arms = List.copyOf(arms);
    }

    public EvaluationRecord(
            String id,
            String program,
            Instant started,
            String name,
            DataSource data,
            List<Arm> arms,
            int samples,
            boolean scripted,
            Limits attempt,
            Limits run,
            @Nullable String sandbox) {
        this(
                id, program, started, name, data, arms, samples, scripted, attempt, run, sandbox,
                null);
    }

    /// What every attempt is made with, besides its arm and its limits.
    ///
    /// @param access how the model can be had again
    /// @param api `chat` or `responses`; null if the model has neither
    /// @param cell the time limit of one cell; null for that of the preset
    /// @param calls how the model makes its calls; null for what the preset says
    /// @param sandboxLimits null if no arm has tools
    /// @param voteError where each problem gets samples until a vote is decided, `samples` at most:
    ///   the error at which the vote stops, 0 where it stops once it is certain; null if each
    ///   problem gets all samples
    public record Setup(
            Run.Access access,
            @Nullable String api,
            @Nullable Duration cell,
            AnswerForm answerAs,
            @Nullable Calls calls,
            @Nullable SandboxLimits sandboxLimits,
            @Nullable Double voteError) {

        public Setup {
            if (voteError != null && !(voteError >= 0 && voteError < 0.5)) {
                throw new IllegalArgumentException(
                        "'setup.vote_error' must be at least 0 and below 0.5, was " + voteError);
            }
        }

        /// Whether problems get samples until a vote is decided.
        public boolean voting() {
            return voteError != null;
        }
    }

    /// Where the problems come from.
    ///
    /// @param files as they were named
    /// @param revision the SHA-256 of the files' content, in hexadecimal
    /// @param selection the options that chose the problems, as they were written; empty if all
    ///   were taken
    /// @param problems how many were chosen
    public record DataSource(List<String> files, String revision, String selection, int problems) {
        public DataSource {
            Objects.requireNonNull(files, "'data.files' is missing");
            Objects.requireNonNull(revision, "'data.revision' is missing");
            Objects.requireNonNull(selection, "'data.selection' is missing");
            files = List.copyOf(files);
        }
    }
}
