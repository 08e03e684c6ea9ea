package dev.reckoner.answer.value;

/// The sign between two sides of a relation.
public enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    /// `≈`: what stands on its right is a rounded value.
    ABOUT
}
