package dev.reckoner.answer.symbolic;

import dev.reckoner.answer.value.Expression;

import java.math.BigDecimal;
import java.util.Optional;

/// Compares terms that no exact rule could compare, by computer algebra and by their values.
public interface SymbolicCheck {

    Judgement compare(Expression gold, Expression answer) throws InterruptedException;

    /// The value of a real constant to at least 40 digits; empty where it cannot be had.
    Optional<BigDecimal> decimal(Expression constant) throws InterruptedException;

    /// Can tell nothing.
    SymbolicCheck NONE =
            new SymbolicCheck() {
                @Override
                public Judgement compare(Expression gold, Expression answer) {
                    return Judgement.unknown(
                            "no-checker",
                            "exact rules cannot tell, and there is no sandbox to ask");
                }

                @Override
                public Optional<BigDecimal> decimal(Expression constant) {
                    return Optional.empty();
                }
            };
}
