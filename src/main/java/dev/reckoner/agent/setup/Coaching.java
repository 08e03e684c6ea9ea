package dev.reckoner.agent.setup;

/// What the model is told between its turns beside the budget.
public enum Coaching {
    /// What was wrong with a reply, and what is worth knowing about its cells. After several
    /// unusable replies in a row the model counts as having given up. The words stand at the end of
    /// the last result.
    FULL,
    /// Only that a cell showed nothing. The words are a message of their own, and nothing but a
    /// limit ends the attempt.
    BLANK_OUTPUT
}
