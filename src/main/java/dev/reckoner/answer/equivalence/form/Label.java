package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.value.Comparison;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.util.List;
import java.util.Optional;

/// A value that an answer gives a name: `x = 5`, `f(x) = 2x`, `AB = 5`, `x = 6/2 = 3`.
///
/// @param name what it is called: a variable, a function of variables, points as in `AB`, or a
///   tuple of variables
/// @param values what it is said to be, several times in a chain
/// @param rounded whether it is said to be about that
public record Label(Value name, List<Value> values, boolean rounded) {

    public Label {
        values = List.copyOf(values);
    }

    public Value value() {
        return values.getLast();
    }

    /// The value, called rounded where the answer calls it so.
    public Value said() {
        return rounded ? new Value.Rounded(value()) : value();
    }

    /// @return empty if the value has no name, or says more than what a name stands for
    public static Optional<Label> of(Value value) {
        return switch (value) {
            case Value.Labelled(var label, Value.Rounded(var named)) when isName(label) ->
                    Optional.of(new Label(label, List.of(named), true));
            case Value.Labelled(var label, var named) when isName(label) ->
                    Optional.of(new Label(label, List.of(named), false));
            case Value.Relation(var sides, var signs) -> of(sides, signs);
            default -> Optional.empty();
        };
    }

    private static Optional<Label> of(List<Expression> sides, List<Comparison> signs) {
        boolean about = signs.getLast() == Comparison.ABOUT;
        var exact = about ? signs.subList(0, signs.size() - 1) : signs;
        if (!exact.stream().allMatch(sign -> sign == Comparison.EQUAL)) {
            return Optional.empty();
        }
        var first = sides.getFirst();
        var rest = sides.subList(1, sides.size());
        if (!isName(first) || rest.stream().anyMatch(each -> Variables.mentions(each, first))) {
            return ofReversed(sides, signs);
        }
        var values = about && rest.size() > 1 ? rest.subList(0, rest.size() - 1) : rest;
        return Optional.of(
                new Label(new Value.Scalar(first), scalars(values), about && rest.size() == 1));
    }

    /// `5 = x`
    private static Optional<Label> ofReversed(List<Expression> sides, List<Comparison> signs) {
        return signs.equals(List.of(Comparison.EQUAL))
                        && isName(sides.getLast())
                        && Variables.of(sides.getFirst()).isEmpty()
                ? Optional.of(
                        new Label(
                                new Value.Scalar(sides.getLast()),
                                scalars(sides.subList(0, 1)),
                                false))
                : Optional.empty();
    }

    private static List<Value> scalars(List<Expression> expressions) {
        return expressions.stream().<Value>map(Value.Scalar::new).toList();
    }

    public static boolean isName(Value value) {
        return switch (value) {
            case Value.Scalar(var term) -> isName(term);
            case Value.Tuple(_, var members) -> members.stream().allMatch(Label::isSymbol);
            default -> false;
        };
    }

    private static boolean isSymbol(Value value) {
        return value instanceof Value.Scalar(Expression.Symbol _);
    }

    private static boolean isName(Expression expression) {
        return switch (expression) {
            case Expression.Symbol _ -> true;
            case Expression.Call(_, var arguments) ->
                    arguments.stream()
                            .allMatch(each ->
                                    each instanceof Expression.Symbol
                                            || each instanceof Expression.Whole);
            case Expression.Product(var factors) -> factors.stream().allMatch(Label::isPoint);
            default -> false;
        };
    }

    private static boolean isPoint(Expression expression) {
        return expression instanceof Expression.Symbol(var name)
                && name.length() == 1
                && Character.isUpperCase(name.charAt(0));
    }
}
