package dev.reckoner.model;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// How many tokens of input and output together a model can take, if that is known. No kind will be
/// added.
public sealed interface ContextWindow {

    record Limited(long tokens) implements ContextWindow {}

    record Unknown() implements ContextWindow {}

    /// @param tokens null if the number is not known
    static ContextWindow of(@Nullable Long tokens) {
        return tokens == null ? new Unknown() : new Limited(tokens);
    }

    default Optional<Long> known() {
        return switch (this) {
            case Limited(var tokens) -> Optional.of(tokens);
            case Unknown() -> Optional.empty();
        };
    }
}
