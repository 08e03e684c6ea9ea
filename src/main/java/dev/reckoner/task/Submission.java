package dev.reckoner.task;

/// What a model submits.
public enum Submission {
    /// The answer, as a text.
    TEXT,
    /// The source of a Python function `answer()` that returns the answer.
    PROGRAM
}
