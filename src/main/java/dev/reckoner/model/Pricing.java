package dev.reckoner.model;

import dev.reckoner.conversation.Usage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;

/// What a model costs, if that is known. No kind will be added.
public sealed interface Pricing {

    record Priced(Price price) implements Pricing {}

    record Unpriced() implements Pricing {}

    /// @param price null if it is not known
    static Pricing of(@Nullable Price price) {
        return price == null ? new Unpriced() : new Priced(price);
    }

    default Optional<Price> known() {
        return switch (this) {
            case Priced(var price) -> Optional.of(price);
            case Unpriced() -> Optional.empty();
        };
    }

    /// What a call costs; empty if no price is known.
    default Optional<BigDecimal> usd(Usage usage) {
        return known().map(price -> price.usd(usage));
    }
}
