package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Constant;

import java.util.Optional;

/// The ends of the number line, and what is no number at all.
public enum Infinite {
    PLUS("∞"),
    MINUS("-∞"),
    NONE("undefined");

    private final String shown;

    Infinite(String shown) {
        this.shown = shown;
    }

    public static Optional<Infinite> of(Expression expression) {
        return switch (expression) {
            case Constant.INFINITY -> Optional.of(PLUS);
            case Constant.UNDEFINED -> Optional.of(NONE);
            case Expression.Negation(var of) ->
                    of(of).map(end ->
                            switch (end) {
                                case PLUS -> MINUS;
                                case MINUS -> PLUS;
                                case NONE -> NONE;
                            });
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return shown;
    }
}
