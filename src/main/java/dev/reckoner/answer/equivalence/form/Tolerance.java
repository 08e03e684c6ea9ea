package dev.reckoner.answer.equivalence.form;

import java.math.BigDecimal;

/// How far a decimal may be from the value that it stands for.
public sealed interface Tolerance {

    /// Both values are exact: answers are compared with each other.
    record None() implements Tolerance {}

    /// An expected decimal stands for what rounds to it.
    record OfRounding() implements Tolerance {}

    /// @param difference the largest absolute difference between a decimal and another value
    record Absolute(BigDecimal difference) implements Tolerance {}
}
