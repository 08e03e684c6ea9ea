package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.Variables;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// `±a` is the two values `a, -a`; `b ± a ∓ c` are `b + a - c, b - a + c`.
///
/// Several `±` in one value may be meant together or each by itself, so such a value is compared
/// only where a `∓` says that they are meant together.
final class ExpandSigns implements Equivalence.Rule {

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        if (!isIn(gold) && !isIn(answer)) {
            return Optional.empty();
        }
        if (gold.equals(answer)) {
            return Optional.of(Judgement.same("same-term", "both are the same term"));
        }
        var expected = expanded(gold);
        var given = expanded(answer);
        if (expected.isEmpty() || given.isEmpty()) {
            return Optional.of(
                    Judgement.unknown(
                            "plus-minus", "it is not clear which values several ± stand for"));
        }
        return Optional.of(equivalence.judge(expected.get(), given.get()));
    }

    private static boolean isIn(Value value) {
        return switch (value) {
            case Value.Scalar(var expression) -> isIn(expression);
            case Value.Measured(var amount, _) -> isIn(amount);
            case Value.Listing(var members) -> members.stream().anyMatch(ExpandSigns::isIn);
            case Value.FiniteSet(var members) -> members.stream().anyMatch(ExpandSigns::isIn);
            case Value.Tuple(_, var members) -> members.stream().anyMatch(ExpandSigns::isIn);
            case Value.Relation(var sides, _) -> sides.stream().anyMatch(ExpandSigns::isIn);
            case Value.Labelled(_, var named) -> isIn(named);
            case Value.Family(var member, _) -> isIn(member);
            case Value.Rounded(var of) -> isIn(of);
            case Value.Interval _,
                    Value.Union _,
                    Value.Intersection _,
                    Value.Difference _,
                    Value.NumberSet _,
                    Value.Matrix _,
                    Value.Residue _,
                    Value.Truth _,
                    Value.Choice _,
                    Value.Words _ ->
                    false;
        };
    }

    static boolean isIn(Expression expression) {
        return count(expression, true) + count(expression, false) > 0;
    }

    private static long count(Value value) {
        return switch (value) {
            case Value.Scalar(var expression) -> count(expression);
            case Value.Measured(var amount, _) -> count(amount);
            case Value.Tuple(_, var members) ->
                    members.stream().mapToLong(ExpandSigns::count).sum();
            case Value.Relation(var sides, _) -> sides.stream().mapToLong(ExpandSigns::count).sum();
            case Value.Labelled(_, var named) -> count(named);
            case Value.Family(var member, _) -> count(member);
            default -> 0;
        };
    }

    /// Signs that may be meant each by itself; 1 where a `∓` ties them together.
    private static long count(Expression expression) {
        long upper = count(expression, true);
        return count(expression, false) > 0 ? 1 : upper;
    }

    private static long count(Expression expression, boolean upper) {
        return switch (expression) {
            case Expression.PlusMinus(var is, var of) -> (is == upper ? 1 : 0) + count(of, upper);
            case Expression.Sum(var terms) -> count(terms, upper);
            case Expression.Product(var factors) -> count(factors, upper);
            case Expression.Quotient(var above, var below) ->
                    count(above, upper) + count(below, upper);
            case Expression.Power(var base, var exponent) ->
                    count(base, upper) + count(exponent, upper);
            case Expression.Negation(var of) -> count(of, upper);
            case Expression.Apply(_, var arguments) -> count(arguments, upper);
            case Expression.Call(_, var arguments) -> count(arguments, upper);
            case Expression.Whole _,
                    Expression.Decimal _,
                    Expression.RepeatingDecimal _,
                    Expression.MixedNumber _,
                    Expression.Constant _,
                    Expression.Symbol _ ->
                    0;
        };
    }

    private static long count(List<Expression> expressions, boolean upper) {
        return expressions.stream().mapToLong(each -> count(each, upper)).sum();
    }

    /// @return empty if it is not clear what it stands for
    private static Optional<Value> expanded(Value value) {
        if (!isIn(value)) {
            return Optional.of(value);
        }
        return switch (value) {
            case Value.Listing(var members) -> members(members).map(Value.Listing::new);
            case Value.FiniteSet(var members) -> members(members).map(Value.FiniteSet::new);
            case Value.Tuple _,
                    Value.Scalar _,
                    Value.Measured _,
                    Value.Relation _,
                    Value.Labelled _,
                    Value.Family _ ->
                    count(value) == 1
                            ? Optional.of(
                                    new Value.Listing(
                                            List.of(signed(value, true), signed(value, false))))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<List<Value>> members(List<Value> members) {
        var all = members.stream().map(ExpandSigns::expanded).toList();
        return all.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(
                        all.stream()
                                .flatMap(Optional::stream)
                                .flatMap(each ->
                                        each instanceof Value.Listing(var several)
                                                ? several.stream()
                                                : List.of(each).stream())
                                .toList());
    }

    /// @param plus whether the upper signs are taken
    private static Value signed(Value value, boolean plus) {
        UnaryOperator<Expression> sign = each -> signed(each, plus);
        return switch (value) {
            case Value.Scalar(var expression) -> new Value.Scalar(sign.apply(expression));
            case Value.Measured(var amount, var unit) ->
                    new Value.Measured(signed(amount, plus), unit);
            case Value.Tuple(var brackets, var members) ->
                    new Value.Tuple(
                            brackets, members.stream().map(each -> signed(each, plus)).toList());
            case Value.Relation(var sides, var signs) ->
                    new Value.Relation(sides.stream().map(sign).toList(), signs);
            case Value.Labelled(var label, var named) ->
                    new Value.Labelled(label, signed(named, plus));
            case Value.Family(var member, var parameters) ->
                    new Value.Family(signed(member, plus), parameters);
            default -> value;
        };
    }

    private static Expression signed(Expression expression, boolean plus) {
        return expression instanceof Expression.PlusMinus(var upper, var of)
                ? upper == plus ? signed(of, plus) : new Expression.Negation(signed(of, plus))
                : Variables.withParts(expression, part -> signed(part, plus));
    }
}
