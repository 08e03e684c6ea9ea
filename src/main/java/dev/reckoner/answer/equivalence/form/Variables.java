package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

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

    /// The value with other terms in the place of variables; unchanged if it is neither a term, a
    /// tuple, a list nor a relation.
    public static Value replaced(Value value, Map<String, Expression> by) {
        return switch (value) {
            case Value.Scalar(var term) -> new Value.Scalar(replaced(term, by));
            case Value.Tuple(var brackets, var members) ->
                    new Value.Tuple(
                            brackets, members.stream().map(each -> replaced(each, by)).toList());
            case Value.Listing(var members) ->
                    new Value.Listing(members.stream().map(each -> replaced(each, by)).toList());
            case Value.Relation(var sides, var signs) ->
                    new Value.Relation(changed(sides, each -> replaced(each, by)), signs);
            default -> value;
        };
    }

    private Variables() {}
}
