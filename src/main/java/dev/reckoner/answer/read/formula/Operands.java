package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.KnownNames;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Constant;
import dev.reckoner.answer.value.Expression.Negation;
import dev.reckoner.answer.value.Expression.Product;
import dev.reckoner.answer.value.Expression.Quotient;
import dev.reckoner.answer.value.Expression.Symbol;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Brackets;
import dev.reckoner.answer.value.Value.Difference;
import dev.reckoner.answer.value.Value.FiniteSet;
import dev.reckoner.answer.value.Value.Intersection;
import dev.reckoner.answer.value.Value.Interval;
import dev.reckoner.answer.value.Value.Matrix;
import dev.reckoner.answer.value.Value.NumberSet;
import dev.reckoner.answer.value.Value.Scalar;
import dev.reckoner.answer.value.Value.Tuple;
import dev.reckoner.answer.value.Value.Union;

import java.util.List;
import java.util.function.UnaryOperator;

/// What operators do to values that are not numbers.
final class Operands {

    /// The expression of a number; also of one in square brackets that only group.
    static Expression scalar(Value value) throws NotReadable {
        if (value instanceof Scalar(var expression)) {
            return expression;
        }
        if (value instanceof Tuple(var brackets, var members)
                && brackets == Brackets.SQUARE
                && members.size() == 1
                && members.getFirst() instanceof Scalar(var only)) {
            return only;
        }
        throw new NotReadable("a number was expected, and " + kind(value) + " was found");
    }

    static boolean isSet(Value value) {
        return value instanceof FiniteSet
                || value instanceof Interval
                || value instanceof Union
                || value instanceof Intersection
                || value instanceof Difference
                || value instanceof NumberSet
                || value instanceof Tuple(_, var members) && members.size() == 2;
    }

    /// The set that stands in a union or behind `∈`: two numbers in brackets are an interval there,
    /// and `R` is the reals.
    static Value set(Value value) throws NotReadable {
        if (value instanceof Scalar(Symbol(var name)) && KnownNames.set(name).isPresent()) {
            return KnownNames.set(name).orElseThrow();
        }
        if (value instanceof Tuple(var brackets, var members)
                && brackets != Brackets.ANGLE
                && members.size() == 2
                && members.get(0) instanceof Scalar(var lower)
                && members.get(1) instanceof Scalar(var upper)) {
            boolean included = brackets == Brackets.SQUARE;
            return new Interval(
                    lower, included && !isInfinite(lower), upper, included && !isInfinite(upper));
        }
        if (isSet(value) || value instanceof Value.Family || value instanceof Value.Relation) {
            return value;
        }
        throw new NotReadable("a set was expected, and " + kind(value) + " was found");
    }

    static boolean isInfinite(Expression expression) {
        return expression == Constant.INFINITY
                || expression instanceof Negation(var of) && of == Constant.INFINITY;
    }

    static Value negated(Value value) throws NotReadable {
        return value instanceof Matrix matrix
                ? mapped(matrix, Negation::new)
                : new Scalar(new Negation(scalar(value)));
    }

    static Value divided(Value above, Expression below) throws NotReadable {
        return above instanceof Matrix matrix
                ? mapped(matrix, entry -> new Quotient(entry, below))
                : new Scalar(new Quotient(scalar(above), below));
    }

    static Value scaled(Expression factor, Matrix matrix) {
        return mapped(matrix, entry -> new Product(List.of(factor, entry)));
    }

    private static Value mapped(Matrix matrix, UnaryOperator<Expression> entry) {
        return new Matrix(
                matrix.rows().stream().map(row -> row.stream().map(entry).toList()).toList());
    }

    static String kind(Value value) {
        return switch (value) {
            case Scalar _ -> "a number";
            case Value.Measured _ -> "an amount with a unit";
            case Tuple _ -> "a tuple";
            case Value.Listing _ -> "a list";
            case FiniteSet _, NumberSet _, Union _, Intersection _, Difference _ -> "a set";
            case Interval _ -> "an interval";
            case Matrix _ -> "a matrix";
            case Value.Relation _, Value.Labelled _ -> "a relation";
            case Value.Rounded _ -> "a rounded value";
            case Value.Residue _ -> "a residue";
            case Value.Family _ -> "a family";
            case Value.Truth _ -> "a truth value";
            case Value.Choice _ -> "a choice";
            case Value.Words _ -> "words";
        };
    }

    private Operands() {}
}
