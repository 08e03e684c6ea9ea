package dev.reckoner.task;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// How a model is asked to write its answer. What it submits is taken in any form.
public enum AnswerForm {
    /// Nothing is asked.
    ANY,
    LATEX,
    TEXT,
    /// An expression that SymPy reads.
    PYTHON;

    /// As it is written on the command line.
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
