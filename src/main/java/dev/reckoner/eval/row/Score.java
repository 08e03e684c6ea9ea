package dev.reckoner.eval.row;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// What an attempt counts as.
public enum Score {
    CORRECT,
    /// The answer is wrong or cannot be read as one, or the attempt ended without an answer by the
    /// model's doing or by a limit.
    WRONG,
    /// There is an answer, and no rule could tell whether it is right.
    UNDECIDED,
    /// The attempt failed outside the model. It is never counted as wrong.
    VOIDED,
    /// The attempt has not ended.
    UNFINISHED;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
