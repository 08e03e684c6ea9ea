package dev.reckoner.model.select;

import dev.reckoner.task.Remedy;

import java.util.List;
import java.util.stream.Collectors;

/// What a person should know before a model is used.
///
/// @param message one line
/// @param remedies what a person can do about it; each is enough by itself
public record Warning(String message, List<Remedy> remedies) {

    public Warning {
        remedies = List.copyOf(remedies);
    }

    static Warning of(String message) {
        return new Warning(message, List.of());
    }

    /// The warning in words that do not depend on the command line.
    @Override
    public String toString() {
        return remedies.isEmpty()
                ? message
                : remedies.stream()
                        .map(Remedy::words)
                        .collect(Collectors.joining(", or ", message + ": ", ""));
    }
}
