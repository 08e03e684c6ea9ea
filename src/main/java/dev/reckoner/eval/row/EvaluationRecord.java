package dev.reckoner.eval.row;

import dev.reckoner.task.Limits;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

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
        @Nullable String sandbox) {

    public EvaluationRecord {
        arms = List.copyOf(arms);
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
            files = List.copyOf(files);
        }
    }
}
