package dev.reckoner.model;

import dev.reckoner.journal.Usage;

import java.math.BigDecimal;

/// What a model costs, in US dollars per million tokens.
public record Price(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {

    /// Exact; reasoning is charged as output.
    public BigDecimal usd(Usage usage) {
        return input.multiply(BigDecimal.valueOf(usage.input() - usage.cachedInput()))
                .add(cachedInput.multiply(BigDecimal.valueOf(usage.cachedInput())))
                .add(output.multiply(BigDecimal.valueOf(usage.output())))
                .movePointLeft(6);
    }
}
