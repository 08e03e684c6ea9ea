package dev.reckoner.answer.read;

import dev.reckoner.answer.value.Value;

/// What came of reading an answer.
public sealed interface Reading {

    record Read(Value value) implements Reading {}

    /// The text says nothing that could be compared with certainty.
    ///
    /// @param because one clause for a person, in lower case
    record Unreadable(String because) implements Reading {}
}
