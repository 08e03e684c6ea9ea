package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.exact.Linear;
import dev.reckoner.answer.exact.NormalForm;
import dev.reckoner.answer.exact.Ratio;
import dev.reckoner.answer.value.Comparison;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Function;
import dev.reckoner.answer.value.Value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The set of real numbers that a value is: `[0, 1)`, `ℝ \ {0}`, `0 ≤ x < 1`, `x < 0 or x > 1`.
///
/// @param variables the names that conditions are about
public record ReadRealSet(RealSet set, Set<String> variables) {

    /// Whether the value can be nothing else.
    public static boolean isCertain(Value value) {
        return switch (value) {
            case Value.Interval _, Value.Union _, Value.Intersection _, Value.Difference _ -> true;
            case Value.NumberSet set ->
                    set == Value.NumberSet.REALS || set == Value.NumberSet.EMPTY;
            case Value.Relation(_, var signs) -> signs.stream().anyMatch(ReadRealSet::isInequality);
            case Value.Labelled(_, var named) -> isCertain(named);
            case Value.Listing(var members) -> members.stream().allMatch(ReadRealSet::isCertain);
            default -> false;
        };
    }

    private static boolean isInequality(Comparison sign) {
        return switch (sign) {
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, NOT_EQUAL -> true;
            case EQUAL, ABOUT -> false;
        };
    }

    /// @return empty if it is none, or its ends are not known exactly
    public static Optional<ReadRealSet> of(Value value) {
        try {
            var variables = new HashSet<String>();
            return read(value, variables).map(set -> new ReadRealSet(set, variables));
        } catch (RealSet.NotOrdered _) {
            return Optional.empty();
        }
    }

    private static Optional<RealSet> read(Value value, Set<String> variables) {
        return switch (value) {
            case Value.Interval(var lower, var lowerIn, var upper, var upperIn) ->
                    interval(lower, lowerIn, upper, upperIn);
            case Value.Tuple tuple -> Intervals.of(tuple).flatMap(each -> read(each, variables));
            case Value.Union(var parts) -> union(parts, variables);
            case Value.Intersection(var parts) ->
                    all(parts, variables)
                            .map(sets -> sets.stream().reduce(RealSet.ALL, RealSet::and));
            case Value.Difference(var of, var without) ->
                    read(of, variables)
                            .flatMap(whole -> read(without, variables).map(whole::without));
            case Value.NumberSet set ->
                    switch (set) {
                        case EMPTY -> Optional.of(RealSet.NONE);
                        case REALS -> Optional.of(RealSet.ALL);
                        case NATURALS, INTEGERS, RATIONALS, COMPLEXES -> Optional.empty();
                    };
            case Value.FiniteSet(var members) ->
                    members.stream().allMatch(Value.Scalar.class::isInstance)
                            ? union(members, variables)
                            : Optional.empty();
            case Value.Scalar(var number) -> place(number).map(RealSet::point);
            case Value.Relation(var sides, var signs) -> relation(sides, signs, variables);
            case Value.Labelled(Value.Scalar(Expression.Symbol(var name)), var named) -> {
                variables.add(name);
                yield read(named, variables);
            }
            case Value.Listing(var members) -> listing(members, variables);
            default -> Optional.empty();
        };
    }

    private static Optional<RealSet> union(List<Value> parts, Set<String> variables) {
        return all(parts, variables).map(sets -> sets.stream().reduce(RealSet.NONE, RealSet::or));
    }

    /// "and", "or" and a comma look alike in a list of conditions. It is a union if its parts have
    /// nothing in common, and an intersection if their union is everything.
    private static Optional<RealSet> listing(List<Value> members, Set<String> variables) {
        var parts = all(members, variables);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var union = parts.get().stream().reduce(RealSet.NONE, RealSet::or);
        var common = parts.get().stream().reduce(RealSet.ALL, RealSet::and);
        if (common.isSame(RealSet.NONE)) {
            return Optional.of(union);
        }
        return union.isSame(RealSet.ALL) ? Optional.of(common) : Optional.empty();
    }

    private static Optional<List<RealSet>> all(List<Value> parts, Set<String> variables) {
        var sets = new ArrayList<RealSet>();
        for (Value part : parts) {
            var set = read(part, variables);
            if (set.isEmpty()) {
                return Optional.empty();
            }
            sets.add(set.get());
        }
        return Optional.of(sets);
    }

    private static Optional<RealSet> interval(
            Expression lower, boolean lowerIn, Expression upper, boolean upperIn) {
        return place(lower)
                .flatMap(from ->
                        place(upper).map(to -> RealSet.interval(from, lowerIn, to, upperIn)));
    }

    private static Optional<RealSet.Place> place(Expression expression) {
        var end = Infinite.of(expression);
        if (end.isPresent()) {
            return switch (end.get()) {
                case PLUS -> Optional.of(new RealSet.Greatest());
                case MINUS -> Optional.of(new RealSet.Least());
                case NONE -> Optional.empty();
            };
        }
        return NormalForm.of(expression) instanceof NormalForm.Found(var ratio, _)
                ? RealSet.At.of(ratio)
                : Optional.empty();
    }

    private static Optional<RealSet> relation(
            List<Expression> sides, List<Comparison> signs, Set<String> variables) {
        var common = RealSet.ALL;
        for (int i = 0; i < signs.size(); i++) {
            var part = comparison(sides.get(i), signs.get(i), sides.get(i + 1), variables);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            common = common.and(part.get());
        }
        return Optional.of(common);
    }

    /// A comparison of a line with zero, `2x - 6 < 0`, solved for its variable.
    private static Optional<RealSet> comparison(
            Expression left, Comparison sign, Expression right, Set<String> variables) {
        if (Infinite.of(left).isPresent() || Infinite.of(right).isPresent()) {
            return Variables.of(left).size() + Variables.of(right).size() == 1
                            && (sign == Comparison.LESS || sign == Comparison.GREATER)
                    ? Optional.of(RealSet.ALL)
                    : Optional.empty();
        }
        if (left instanceof Expression.Apply(var function, var inside)
                && function == Function.ABS) {
            return absolute(inside.getFirst(), sign, right, variables);
        }
        if (right instanceof Expression.Apply(var function, _) && function == Function.ABS) {
            return comparison(right, turned(sign), left, variables);
        }
        if (!(NormalForm.difference(left, right) instanceof NormalForm.Found(var difference, _))) {
            return Optional.empty();
        }
        var line = difference.linear();
        var zero = line.flatMap(Linear::zero).flatMap(RealSet.At::of);
        var slope = line.map(Linear::slope).flatMap(Ratio::decimal);
        if (line.isEmpty() || zero.isEmpty() || slope.isEmpty()) {
            return Optional.empty();
        }
        variables.add(line.get().variable());
        boolean rising = slope.get().signum() > 0;
        return switch (sign) {
            case EQUAL -> Optional.of(RealSet.point(zero.get()));
            case NOT_EQUAL -> Optional.of(RealSet.point(zero.get()).complement());
            case LESS -> Optional.of(rising ? below(zero.get(), false) : above(zero.get(), false));
            case LESS_OR_EQUAL ->
                    Optional.of(rising ? below(zero.get(), true) : above(zero.get(), true));
            case GREATER ->
                    Optional.of(rising ? above(zero.get(), false) : below(zero.get(), false));
            case GREATER_OR_EQUAL ->
                    Optional.of(rising ? above(zero.get(), true) : below(zero.get(), true));
            case ABOUT -> Optional.empty();
        };
    }

    /// `|t| < c` is `-c < t < c`; `|t| > c` is `t < -c` or `t > c`. Only for `c ≥ 0`.
    private static Optional<RealSet> absolute(
            Expression inside, Comparison sign, Expression bound, Set<String> variables) {
        boolean positive =
                NormalForm.of(bound) instanceof NormalForm.Found(var ratio, _)
                        && ratio.decimal().filter(value -> value.signum() >= 0).isPresent();
        var above = comparison(inside, sign, bound, variables);
        var below = comparison(inside, turned(sign), new Expression.Negation(bound), variables);
        if (!positive || above.isEmpty() || below.isEmpty()) {
            return Optional.empty();
        }
        return switch (sign) {
            case LESS, LESS_OR_EQUAL, NOT_EQUAL -> Optional.of(above.get().and(below.get()));
            case GREATER, GREATER_OR_EQUAL, EQUAL -> Optional.of(above.get().or(below.get()));
            case ABOUT -> Optional.empty();
        };
    }

    /// The sign where the sides change places.
    public static Comparison turned(Comparison sign) {
        return switch (sign) {
            case EQUAL, NOT_EQUAL, ABOUT -> sign;
            case LESS -> Comparison.GREATER;
            case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case GREATER -> Comparison.LESS;
            case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
        };
    }

    private static RealSet below(RealSet.Place place, boolean included) {
        return RealSet.interval(new RealSet.Least(), false, place, included);
    }

    private static RealSet above(RealSet.Place place, boolean included) {
        return RealSet.interval(place, included, new RealSet.Greatest(), false);
    }
}
