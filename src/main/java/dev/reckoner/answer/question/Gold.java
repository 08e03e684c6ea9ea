package dev.reckoner.answer.question;

import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.program.ValueType;

/// What an answer is checked against. The model is never told.
public sealed interface Gold {

    /// Nothing is known: an answer cannot be graded.
    record Unknown() implements Gold {}

    /// The expected answer.
    record Value(Expected expected) implements Gold {}

    /// The source of a function `verify(a)`, which is given the value of the model's `answer()`.
    ///
    /// @param type a value of another type is wrong
    record Verifier(String source, ValueType type) implements Gold {}
}
