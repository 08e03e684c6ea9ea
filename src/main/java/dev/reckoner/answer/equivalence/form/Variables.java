package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The variables of terms.
public final class Variables {

    public static Set<String> of(Expression expression) {
        var names = new HashSet<String>();
        collect(expression, names);
        return names;
    }

    private static void collect(Expression expression, Set<String> names) {
        if (expression instanceof Expression.Symbol(var name)) {
            names.add(name);
        }
        if (expression instanceof Expression.Call(var name, _)) {
            names.add(name.name());
        }
        parts(expression).forEach(part -> collect(part, names));
    }

    /// Whether a term says something about what a name stands for.
    public static boolean mentions(Expression expression, Expression name) {
        return switch (name) {
            case Expression.Call(var function, _) -> of(expression).contains(function.name());
            default -> {
                var all = of(expression);
                yield of(name).stream().anyMatch(all::contains);
            }
        };
    }

    public static List<Expression> parts(Expression expression) {
        return switch (expression) {
            case Expression.Sum(var terms) -> terms;
            case Expression.Product(var factors) -> factors;
            case Expression.Quotient(var above, var below) -> List.of(above, below);
            case Expression.Power(var base, var exponent) -> List.of(base, exponent);
            case Expression.Negation(var of) -> List.of(of);
            case Expression.PlusMinus(_, var of) -> List.of(of);
            case Expression.Apply(_, var arguments) -> arguments;
            case Expression.Call(_, var arguments) -> arguments;
            case Expression.Whole _,
                    Expression.Decimal _,
                    Expression.RepeatingDecimal _,
                    Expression.MixedNumber _,
                    Expression.Constant _,
                    Expression.Symbol _ ->
                    List.of();
        };
    }

    /// The term with other parts: each is what `change` makes of it.
    public static Expression withParts(Expression expression, UnaryOperator<Expression> change) {
        return switch (expression) {
            case Expression.Sum(var terms) -> new Expression.Sum(changed(terms, change));
            case Expression.Product(var factors) ->
                    new Expression.Product(changed(factors, change));
            case Expression.Quotient(var above, var below) ->
                    new Expression.Quotient(change.apply(above), change.apply(below));
            case Expression.Power(var base, var exponent) ->
                    new Expression.Power(change.apply(base), change.apply(exponent));
            case Expression.Negation(var of) -> new Expression.Negation(change.apply(of));
            case Expression.PlusMinus(var upper, var of) ->
                    new Expression.PlusMinus(upper, change.apply(of));
            case Expression.Apply(var function, var arguments) ->
                    new Expression.Apply(function, changed(arguments, change));
            case Expression.Call(var name, var arguments) ->
                    new Expression.Call(name, changed(arguments, change));
            case Expression.Whole _,
                    Expression.Decimal _,
                    Expression.RepeatingDecimal _,
                    Expression.MixedNumber _,
                    Expression.Symbol _,
                    Expression.Constant _ ->
                    expression;
        };
    }

    private static List<Expression> changed(
            List<Expression> parts, UnaryOperator<Expression> change) {
        return parts.stream().map(change).toList();
    }

    /// The term with other terms in the place of variables.
    public static Expression replaced(Expression expression, Map<String, Expression> by) {
        return expression instanceof Expression.Symbol(var name)
                ? by.getOrDefault(name, expression)
                : withParts(expression, part -> replaced(part, by));
    }

    /// The value with other names for its own variables, such as the argument of a function. A
    /// variable that has one of the other names already is another one, and stays so.
    public static Value renamed(Value value, List<Expression> from, List<Expression> to) {
        var names = new HashMap<String, Expression>();
        for (Expression taken : to) {
            if (taken instanceof Expression.Symbol(var name)) {
                names.put(name, new Expression.Symbol(name + " of the answer"));
            }
        }
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i) instanceof Expression.Symbol(var name)) {
                names.put(name, to.get(i));
            }
        }
        return replaced(value, names);
    }

    /// The value with other terms in the place of variables.
    private static Value replaced(Value value, Map<String, Expression> by) {
        return switch (value) {
            case Value.Scalar(var term) -> new Value.Scalar(replaced(term, by));
            case Value.Measured(var amount, var unit) ->
                    new Value.Measured(replaced(amount, by), unit);
            case Value.Tuple(var brackets, var members) ->
                    new Value.Tuple(brackets, all(members, by));
            case Value.Listing(var members) -> new Value.Listing(all(members, by));
            case Value.FiniteSet(var members) -> new Value.FiniteSet(all(members, by));
            case Value.Interval(var lower, var lowerIncluded, var upper, var upperIncluded) ->
                    new Value.Interval(
                            replaced(lower, by), lowerIncluded, replaced(upper, by), upperIncluded);
            case Value.Union(var parts) -> new Value.Union(all(parts, by));
            case Value.Intersection(var parts) -> new Value.Intersection(all(parts, by));
            case Value.Difference(var of, var without) ->
                    new Value.Difference(replaced(of, by), replaced(without, by));
            case Value.Matrix(var rows) ->
                    new Value.Matrix(
                            rows.stream()
                                    .map(row -> changed(row, each -> replaced(each, by)))
                                    .toList());
            case Value.Relation(var sides, var signs) ->
                    new Value.Relation(changed(sides, each -> replaced(each, by)), signs);
            case Value.Labelled(var label, var named) ->
                    new Value.Labelled(replaced(label, by), replaced(named, by));
            case Value.Rounded(var of) -> new Value.Rounded(replaced(of, by));
            case Value.Residue(var representative, var modulus) ->
                    new Value.Residue(replaced(representative, by), replaced(modulus, by));
            case Value.Family _, Value.NumberSet _, Value.Truth _, Value.Choice _, Value.Words _ ->
                    value;
        };
    }

    private static List<Value> all(List<Value> values, Map<String, Expression> by) {
        return values.stream().map(each -> replaced(each, by)).toList();
    }

    private Variables() {}
}
