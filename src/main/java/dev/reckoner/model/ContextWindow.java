package dev.reckoner.model;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Tokens of input and output together that a model can take, where that is known. Closed for ever.
public sealed interface ContextWindow {

    record Limited(long tokens) implements ContextWindow {}

    record Unknown() implements ContextWindow {}

    /// @param tokens null where they are not known
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
