package dev.reckoner.transcript;

import dev.reckoner.Limits;

import org.jspecify.annotations.Nullable;

/// What a transcript says before the first reply.
///
/// @param problem the statement, Markdown with LaTeX
/// @param scripted whether the replies were written by hand, which every transcript says
/// @param sandbox such as `graalpy, Python 3.12.8, sympy 1.13.3`; null where there are no tools
/// @param program our own version
public record Head(
        String title,
        String problem,
        String model,
        boolean scripted,
        String preset,
        @Nullable String sandbox,
        String program,
        Limits limits) {

    static final String SCRIPTED =
            "The replies in this transcript are a hand-written script, not a model's.";
}
