package dev.reckoner.model;

import dev.reckoner.conversation.Usage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;

/// What a model costs, where that is known. Closed for ever.
public sealed interface Pricing {

    record Priced(Price price) implements Pricing {}

    record Unpriced() implements Pricing {}

    /// @param price null where none is known
    static Pricing of(@Nullable Price price) {
        return price == null ? new Unpriced() : new Priced(price);
    }

    default Optional<Price> known() {
        return switch (this) {
            case Priced(var price) -> Optional.of(price);
            case Unpriced() -> Optional.empty();
        };
    }

    /// What a call costs; empty where no price is known.
    default Optional<BigDecimal> usd(Usage usage) {
        return known().map(price -> price.usd(usage));
    }
}
