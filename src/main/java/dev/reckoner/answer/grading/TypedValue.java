package dev.reckoner.answer.grading;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.equivalence.form.Infinite;
import dev.reckoner.answer.equivalence.form.Intervals;
import dev.reckoner.answer.equivalence.form.Label;
import dev.reckoner.answer.equivalence.form.ReadRealSet;
import dev.reckoner.answer.equivalence.form.WrittenDecimal;
import dev.reckoner.answer.exact.NormalForm;
import dev.reckoner.answer.exact.Ratio;
import dev.reckoner.answer.exact.Rational;
import dev.reckoner.answer.value.Comparison;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Brackets;

import java.util.Optional;
import java.util.function.Predicate;

/// A value as one of a declared type: two numbers in brackets are an interval or a tuple, a list is
/// a set or a tuple. A value of another type has no such form.
final class TypedValue {

    static Optional<Value> of(Value value, AnswerType type) {
        return switch (type) {
            case ANY, TEXT -> Optional.of(value);
            case INTEGER -> number(value, TypedValue::mayBeInteger);
            case RATIONAL ->
                    number(value, each -> mayBe(each, ratio -> ratio.number().isPresent()));
            case REAL, COMPLEX -> number(value, TypedValue::isConstant);
            case EXPRESSION -> number(value, _ -> true);
            case EQUATION -> relation(value, false);
            case INEQUALITY -> relation(value, true).or(() -> realSet(value));
            case TUPLE -> tuple(value);
            case SET -> set(value);
            case INTERVAL -> realSet(value);
            case MATRIX ->
                    value instanceof Value.Matrix || isRows(value)
                            ? Optional.of(value)
                            : Optional.empty();
            case BOOLEAN -> value instanceof Value.Truth ? Optional.of(value) : Optional.empty();
            case CHOICE -> choice(value);
        };
    }

    private static Optional<Value> number(Value value, Predicate<Expression> fits) {
        Value unnamed = Label.of(value).map(Label::value).orElse(value);
        Value amount = unnamed instanceof Value.Measured(var of, _) ? of : unnamed;
        return switch (amount) {
            case Value.Scalar(var expression) when fits.test(expression) -> Optional.of(value);
            case Value.Relation(var sides, var signs)
                    when signs.stream().allMatch(sign -> sign == Comparison.EQUAL)
                            && isConstant(sides.getLast())
                            && fits.test(sides.getLast()) ->
                    Optional.of(value);
            case Value.Residue(var representative, _) when fits.test(representative) ->
                    Optional.of(value);
            default -> Optional.empty();
        };
    }

    private static boolean mayBeInteger(Expression expression) {
        return WrittenDecimal.of(expression).isEmpty()
                && mayBe(
                        expression,
                        ratio -> ratio.number().map(Rational::isWhole).orElse(!isSimple(ratio)));
    }

    /// Whether a constant is known to be irrational when it is not shown to be rational.
    private static boolean isSimple(Ratio ratio) {
        return ratio.decimal().isPresent() || !ratio.isConstant();
    }

    private static boolean isConstant(Expression expression) {
        return Infinite.of(expression).isPresent() || mayBe(expression, Ratio::isConstant);
    }

    /// What has no normal form may have any type.
    private static boolean mayBe(Expression expression, Predicate<Ratio> fits) {
        return switch (NormalForm.of(expression)) {
            case NormalForm.Found(var ratio, _) -> fits.test(ratio);
            case NormalForm.None _ -> true;
        };
    }

    private static Optional<Value> relation(Value value, boolean inequality) {
        return value instanceof Value.Relation(_, var signs)
                        && signs.stream().allMatch(sign -> sign == Comparison.EQUAL) != inequality
                ? Optional.of(value)
                : Optional.empty();
    }

    private static Optional<Value> realSet(Value value) {
        return switch (value) {
            case Value.Tuple tuple -> Intervals.of(tuple).map(Value.class::cast);
            case Value.Labelled(_, var named) -> realSet(named);
            case Value.FiniteSet _ -> Optional.of(value);
            default -> ReadRealSet.isCertain(value) ? Optional.of(value) : Optional.empty();
        };
    }

    private static Optional<Value> tuple(Value value) {
        return switch (value) {
            case Value.Tuple(_, var members) ->
                    Optional.of(new Value.Tuple(Brackets.ROUND, members));
            case Value.Listing(var members) ->
                    Optional.of(
                            members.stream().anyMatch(each -> Label.of(each).isPresent())
                                    ? value
                                    : new Value.Tuple(Brackets.ROUND, members));
            case Value.Matrix _ -> Optional.of(value);
            case Value.Labelled(_, var named) -> tuple(named).map(_ -> value);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> set(Value value) {
        return switch (value) {
            case Value.FiniteSet _,
                    Value.Union _,
                    Value.Interval _,
                    Value.Intersection _,
                    Value.Difference _,
                    Value.NumberSet _,
                    Value.Family _ ->
                    Optional.of(value);
            case Value.Listing(var members) ->
                    Optional.of(
                            members.stream().anyMatch(each -> Label.of(each).isPresent())
                                    ? value
                                    : new Value.FiniteSet(members));
            case Value.Labelled(_, var named) -> set(named).map(_ -> value);
            case Value.Words _ -> Optional.of(value);
            default -> Optional.empty();
        };
    }

    private static boolean isRows(Value value) {
        return value instanceof Value.Tuple(_, var rows)
                && rows.stream().allMatch(Value.Tuple.class::isInstance);
    }

    /// A letter may have been read as a variable.
    private static Optional<Value> choice(Value value) {
        return switch (value) {
            case Value.Choice _ -> Optional.of(value);
            case Value.Scalar(Expression.Symbol(var name)) -> letter(name);
            case Value.Words(var text) -> letter(text.replaceAll("[().\\s]", ""));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> letter(String text) {
        return text.length() == 1 && Character.isLetter(text.charAt(0))
                ? Optional.of(new Value.Choice(Character.toUpperCase(text.charAt(0))))
                : Optional.empty();
    }

    private TypedValue() {}
}
