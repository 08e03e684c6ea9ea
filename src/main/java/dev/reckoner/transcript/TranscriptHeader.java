package dev.reckoner.transcript;

import dev.reckoner.journal.Run;
import dev.reckoner.task.Limits;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// What a transcript says before the first reply.
///
/// @param title the statement's heading or its first words
/// @param problem the statement below its title, Markdown with LaTeX; empty where the title is all
///   of it
/// @param scripted whether the replies were written by hand, which every transcript says
/// @param recorded when the replies were recorded; null where they are not replayed
/// @param sandbox such as `graalpy, Python 3.12.8, sympy 1.13.3`; null where there are no tools
/// @param program our own version
public record TranscriptHeader(
        String title,
        String problem,
        String model,
        boolean scripted,
        @Nullable Instant recorded,
        String preset,
        @Nullable String sandbox,
        String program,
        Limits limits) {

    private static final String SCRIPTED =
            "The replies in this transcript are a hand-written script, not a model's.";
    private static final String REPLAYED =
            "The replies in this transcript are a recording of %s from %s, replayed; their cost was"
                    + " paid then. The cells were run anew.";

    public static TranscriptHeader of(Run run) {
        return new TranscriptHeader(
                run.problem().title(),
                run.problem().body(),
                run.model(),
                run.scripted(),
                run.recorded(),
                run.preset(),
                run.sandbox() == null ? null : Phrases.sandbox(run.sandbox()),
                run.program(),
                run.limits());
    }

    /// The sandbox in words; empty if there are no tools.
    public Optional<String> sandboxInUse() {
        return Optional.ofNullable(sandbox);
    }

    /// Whether the replies come from a recording, so that they were paid for earlier.
    boolean wasReplayed() {
        return recorded != null;
    }

    /// Where the replies come from, if not from the model at the time.
    public Optional<String> origin() {
        if (scripted) {
            return Optional.of(SCRIPTED);
        }
        return Optional.ofNullable(recorded).map(at -> REPLAYED.formatted(model, day(at)));
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
