package dev.reckoner.answer.symbolic;

import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Constant;
import dev.reckoner.answer.value.Function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Terms as JSON in which nothing of a model's text is left: names of kinds and of functions are
/// those of this program, variables are numbered, and the rest is digits.
final class TermData {

    private static final int MOST_NODES = 400;
    private static final int MOST_DIGITS = 1_000;

    private final Map<String, Integer> variables = new HashMap<>();
    private final StringBuilder json = new StringBuilder();
    private int nodes;

    /// The term is too large, or of a kind that the checker has no values for.
    private static final class NotSent extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotSent() {
            super("a term is not sent", null, false, false);
        }
    }

    /// One JSON list of the terms; empty if one of them can't be sent.
    static Optional<String> list(Expression... terms) {
        var data = new TermData();
        try {
            data.list(List.of(terms));
            return Optional.of(data.json.toString());
        } catch (NotSent _) {
            return Optional.empty();
        }
    }

    /// The JSON of one term; empty if it can't be sent.
    static Optional<String> one(Expression term) {
        return list(term).map(list -> list.substring(1, list.length() - 1));
    }

    private void list(List<Expression> terms) {
        json.append('[');
        terms(terms);
        json.append(']');
    }

    private void terms(List<Expression> terms) {
        for (int i = 0; i < terms.size(); i++) {
            json.append(i == 0 ? "" : ",");
            term(terms.get(i));
        }
    }

    private void term(Expression term) {
        if (++nodes > MOST_NODES) {
            throw new NotSent();
        }
        switch (term) {
            case Expression.Whole(var value) -> number("whole", value);
            case Expression.Decimal(var value) -> decimal(value);
            case Expression.RepeatingDecimal repeating -> term(fraction(repeating));
            case Expression.MixedNumber(var whole, var fraction) ->
                    node("sum", List.of(whole, fraction));
            case Constant constant -> constant(constant);
            case Expression.Symbol(var name) -> {
                int number = variables.computeIfAbsent(name, _ -> variables.size());
                json.append("[\"symbol\",\"v").append(number).append("\"]");
            }
            case Expression.Sum(var terms) -> node("sum", terms);
            case Expression.Product(var factors) -> node("product", factors);
            case Expression.Quotient(var above, var below) ->
                    node("quotient", List.of(above, below));
            case Expression.Power(var base, var exponent) -> node("power", List.of(base, exponent));
            case Expression.Negation(var of) -> node("negation", List.of(of));
            case Expression.Apply(var function, var arguments) -> node(name(function), arguments);
            case Expression.PlusMinus _, Expression.Call _ -> throw new NotSent();
        }
    }

    private static String name(Function function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    private void node(String kind, List<Expression> parts) {
        json.append("[\"").append(kind).append("\",");
        terms(parts);
        json.append(']');
    }

    private void constant(Constant constant) {
        json.append(
                switch (constant) {
                    case PI -> "[\"pi\"]";
                    case E -> "[\"e\"]";
                    case I -> "[\"i\"]";
                    case INFINITY, UNDEFINED -> throw new NotSent();
                });
    }

    private void decimal(BigDecimal value) {
        if (Math.abs(value.scale()) > MOST_DIGITS) {
            throw new NotSent();
        }
        if (value.scale() <= 0) {
            number("whole", value.toBigIntegerExact());
        } else {
            number("ratio", value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
        }
    }

    private void number(String kind, BigInteger... parts) {
        json.append("[\"").append(kind).append('"');
        for (BigInteger part : parts) {
            if (part.bitLength() > MOST_DIGITS * 3) {
                throw new NotSent();
            }
            json.append(",\"").append(part).append('"');
        }
        json.append(']');
    }

    /// `head + period / (10^n - 1) / 10^scale`
    private static Expression fraction(Expression.RepeatingDecimal repeating) {
        if (repeating.period().length() > MOST_DIGITS) {
            throw new NotSent();
        }
        var nines = BigInteger.TEN.pow(repeating.period().length()).subtract(BigInteger.ONE);
        var shift = BigInteger.TEN.pow(Math.max(0, repeating.head().scale()));
        return new Expression.Sum(
                List.of(
                        new Expression.Decimal(repeating.head()),
                        new Expression.Quotient(
                                new Expression.Whole(new BigInteger(repeating.period())),
                                new Expression.Whole(nines.multiply(shift)))));
    }
}
