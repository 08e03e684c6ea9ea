package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.value.Value;

/// What a value is, in words for a person.
public final class Kind {

    public static String of(Value value) {
        return switch (value) {
            case Value.Scalar _ -> "a number or a term";
            case Value.Measured _ -> "an amount with a unit";
            case Value.Tuple _ -> "a tuple";
            case Value.Listing _ -> "a list";
            case Value.FiniteSet _ -> "a set";
            case Value.Interval _ -> "an interval";
            case Value.Union _, Value.Intersection _, Value.Difference _ -> "a set of numbers";
            case Value.NumberSet _ -> "a set of numbers";
            case Value.Matrix _ -> "a matrix";
            case Value.Relation _ -> "an equation or an inequality";
            case Value.Labelled _ -> "a value with a name";
            case Value.Rounded _ -> "a rounded value";
            case Value.Residue _ -> "a residue class";
            case Value.Family _ -> "a family of values";
            case Value.Truth _ -> "yes or no";
            case Value.Choice _ -> "a letter of a choice";
            case Value.Words _ -> "words";
        };
    }

    private Kind() {}
}
