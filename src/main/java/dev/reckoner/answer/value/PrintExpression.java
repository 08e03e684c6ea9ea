package dev.reckoner.answer.value;

import dev.reckoner.answer.value.Expression.Apply;
import dev.reckoner.answer.value.Expression.Call;
import dev.reckoner.answer.value.Expression.Constant;
import dev.reckoner.answer.value.Expression.Decimal;
import dev.reckoner.answer.value.Expression.MixedNumber;
import dev.reckoner.answer.value.Expression.Negation;
import dev.reckoner.answer.value.Expression.PlusMinus;
import dev.reckoner.answer.value.Expression.Power;
import dev.reckoner.answer.value.Expression.Product;
import dev.reckoner.answer.value.Expression.Quotient;
import dev.reckoner.answer.value.Expression.RepeatingDecimal;
import dev.reckoner.answer.value.Expression.Sum;
import dev.reckoner.answer.value.Expression.Symbol;
import dev.reckoner.answer.value.Expression.Whole;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An expression as one line of plain text: `2*π`, `x^(1/2)`, `1 1/2`, `0.1(6)`.
///
/// Brackets stand where reading would build another tree without them.
final class PrintExpression {

    private enum Level {
        SUM,
        PRODUCT,
        ATOM
    }

    static String of(Expression expression) {
        return switch (expression) {
            case Whole(var value) -> value.toString();
            case Decimal(var value) -> value.toPlainString();
            case RepeatingDecimal(var head, var period) ->
                    head.toPlainString() + (head.scale() == 0 ? "." : "") + "(" + period + ")";
            case MixedNumber(var whole, var fraction) -> of(whole) + " " + of(fraction);
            case Constant constant -> constant(constant);
            case Symbol(var name) -> symbol(name);
            case Sum(var terms) -> sum(terms);
            case Product(var factors) -> product(factors);
            case Quotient(var above, var below) ->
                    bracketed(above, above instanceof Quotient ? Level.SUM : Level.PRODUCT)
                            + "/"
                            + bracketed(below, Level.ATOM);
            case Power(var base, var exponent) ->
                    bracketed(base, Level.ATOM) + "^" + bracketed(exponent, Level.ATOM);
            case Negation(var of) -> "-" + negated(of);
            case PlusMinus(var upper, var of) -> (upper ? "±" : "∓") + negated(of);
            case Apply(var function, var arguments) -> name(function) + "(" + list(arguments) + ")";
            case Call(var name, var arguments) -> of(name) + "(" + list(arguments) + ")";
        };
    }

    private static Level level(Expression expression) {
        return switch (expression) {
            case Sum _, Negation _, PlusMinus _, MixedNumber _ -> Level.SUM;
            case Product _, Quotient _ -> Level.PRODUCT;
            case Power _ -> Level.PRODUCT;
            case Whole _, Decimal _, RepeatingDecimal _, Constant _, Symbol _, Apply _, Call _ ->
                    Level.ATOM;
        };
    }

    private static String bracketed(Expression expression, Level least) {
        String text = of(expression);
        return level(expression).compareTo(least) < 0 ? "(" + text + ")" : text;
    }

    private static String negated(Expression of) {
        return bracketed(of, Level.PRODUCT);
    }

    private static String sum(List<Expression> terms) {
        var text = new StringBuilder(bracketedTerm(terms.getFirst()));
        for (Expression term : terms.subList(1, terms.size())) {
            text.append(
                    switch (term) {
                        case Negation(var of) -> " - " + negated(of);
                        case PlusMinus(var upper, var of) -> (upper ? " ± " : " ∓ ") + negated(of);
                        default -> " + " + bracketedTerm(term);
                    });
        }
        return text.toString();
    }

    private static String bracketedTerm(Expression term) {
        return term instanceof Sum ? "(" + of(term) + ")" : of(term);
    }

    private static String product(List<Expression> factors) {
        var text = new StringBuilder();
        for (Expression factor : factors) {
            boolean first = text.isEmpty();
            boolean plain =
                    level(factor) == Level.ATOM
                            || factor instanceof Power
                            || first && factor instanceof Quotient;
            text.append(first ? "" : "*").append(plain ? of(factor) : "(" + of(factor) + ")");
        }
        return text.toString();
    }

    private static String list(List<Expression> arguments) {
        return arguments.stream().map(PrintExpression::of).collect(Collectors.joining(", "));
    }

    private static String constant(Constant constant) {
        return switch (constant) {
            case PI -> "π";
            case E -> "e";
            case I -> "i";
            case INFINITY -> "∞";
            case UNDEFINED -> "undefined";
        };
    }

    private static String symbol(String name) {
        int subscript = name.indexOf('_') + 1;
        boolean plain = subscript == 0 || name.substring(subscript).matches("[0-9]+|[a-zA-Z]");
        return plain ? name : name.substring(0, subscript) + "{" + name.substring(subscript) + "}";
    }

    private static String name(Function function) {
        return switch (function) {
            case DOUBLE_FACTORIAL -> "factorial2";
            case MOD -> "Mod";
            default -> function.name().toLowerCase(Locale.ROOT);
        };
    }

    private PrintExpression() {}
}
