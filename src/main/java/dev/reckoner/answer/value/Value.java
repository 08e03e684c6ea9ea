package dev.reckoner.answer.value;

import java.util.List;

/// What an answer says as a whole.
public sealed interface Value {

    record Scalar(Expression expression) implements Value {}

    /// An amount with a unit, a currency, per cent or degrees.
    ///
    /// @param unit as in the table of units: `cm`, `usd`, `%`, `°`
    record Measured(Value amount, String unit) implements Value {}

    /// Members in order, in brackets. Two numbers in round or square brackets may also mean an
    /// interval: what they are compared with decides.
    record Tuple(Brackets brackets, List<Value> members) implements Value {
        public Tuple {
            members = List.copyOf(members);
        }
    }

    enum Brackets {
        ROUND,
        SQUARE,
        ANGLE
    }

    /// Members with commas, "and" or "or" between them and without brackets: the solutions of a
    /// problem in any order, or a tuple where one is asked for.
    record Listing(List<Value> members) implements Value {
        public Listing {
            members = List.copyOf(members);
        }
    }

    /// Members in braces.
    record FiniteSet(List<Value> members) implements Value {
        public FiniteSet {
            members = List.copyOf(members);
        }
    }

    /// An interval that is certainly one, since its brackets differ, or a bound is infinite, or it
    /// stands in a union.
    record Interval(
            Expression lower, boolean lowerIncluded, Expression upper, boolean upperIncluded)
            implements Value {}

    record Union(List<Value> parts) implements Value {
        public Union {
            parts = List.copyOf(parts);
        }
    }

    record Intersection(List<Value> parts) implements Value {
        public Intersection {
            parts = List.copyOf(parts);
        }
    }

    /// What is in `of` and not in `without`.
    record Difference(Value of, Value without) implements Value {}

    enum NumberSet implements Value {
        EMPTY,
        NATURALS,
        INTEGERS,
        RATIONALS,
        REALS,
        COMPLEXES
    }

    /// Rows of equal length.
    record Matrix(List<List<Expression>> rows) implements Value {
        public Matrix {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// An equation, an inequality or a chain: one sign fewer than sides.
    record Relation(List<Expression> sides, List<Comparison> signs) implements Value {
        public Relation {
            sides = List.copyOf(sides);
            signs = List.copyOf(signs);
        }
    }

    /// What is named, and its value or the set of its values: `x = 1 or 2`, `x ∈ [0, 1]`, `f(x) =
    /// \{1, 2\}`, `(x, y) = (1, 2)`. Where both sides are terms it is a [Relation].
    record Labelled(Value label, Value value) implements Value {}

    /// A value that the answer itself calls rounded: `≈ 3.14`, "about 42", `3.14159…`.
    record Rounded(Value value) implements Value {}

    /// A residue class: `5 (mod 7)`.
    record Residue(Expression representative, Expression modulus) implements Value {}

    /// All members that a parameter gives: `kπ, k ∈ ℤ`.
    record Family(Value member, List<Parameter> parameters) implements Value {
        public Family {
            parameters = List.copyOf(parameters);
        }
    }

    record Parameter(String name, Value domain) {}

    record Truth(boolean value) implements Value {}

    /// A letter of a multiple choice, in upper case.
    record Choice(char letter) implements Value {}

    /// Words that are no formula: a name, "no solution", "isosceles".
    record Words(String text) implements Value {}
}
