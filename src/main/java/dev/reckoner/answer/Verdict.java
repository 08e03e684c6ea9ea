package dev.reckoner.answer;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// What a grader says of an answer.
public enum Verdict {
    /// The answer is equivalent to the expected one.
    CORRECT,
    /// The answer was read, and is not equivalent to the expected one.
    WRONG,
    /// The answer could not be read as a value of the kind that is asked for.
    UNPARSED,
    /// Both were read, and no rule could tell whether they are equivalent; also where the checker
    /// itself failed or ran out of time.
    UNDECIDED;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
