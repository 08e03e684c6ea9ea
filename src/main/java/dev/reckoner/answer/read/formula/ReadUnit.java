package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.KnownNames;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.PlainWords;
import dev.reckoner.answer.read.token.Token;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.read.token.Units;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Power;
import dev.reckoner.answer.value.Expression.Product;
import dev.reckoner.answer.value.Expression.Whole;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Measured;
import dev.reckoner.answer.value.Value.Scalar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A unit behind an amount, or a currency in front of it.
final class ReadUnit {

    private static final int MOST_NOUNS = 4;
    private static final Set<String> POWERS = Set.of("square", "sq", "cubic", "cu");
    private static final Set<String> CURRENCIES = Set.of("usd", "€", "£");

    /// Whether a unit begins here, seen from a factor in front.
    static boolean starts(Cursor cursor) {
        if (cursor.isWord("sq") || cursor.isWord("cu") || isInches(cursor)) {
            return true;
        }
        if (isSpeed(cursor)) {
            return true;
        }
        return cursor.peek() instanceof Name(var text, var upright, _)
                && (upright && !text.equals("i") && !text.equals("e") || text.length() > 1)
                && Units.of(text).isPresent()
                && !text.equals("in");
    }

    /// "in" ends a text only as a unit.
    static boolean isInches(Cursor cursor) {
        return cursor.peek() instanceof Name(var text, var upright, _)
                && text.equals("in")
                && (upright || cursor.isBehindNumeral())
                && (cursor.peek(1) instanceof Token.End || cursor.isSign(1, "^"));
    }

    /// `9.8 m/s^2`: alone, letters are variables.
    private static boolean isSpeed(Cursor cursor) {
        return cursor.isBehindNumeral()
                && cursor.isWord("m")
                && cursor.peek().spaced()
                && cursor.isSign(1, "/")
                && cursor.isWord(2, "s");
    }

    static Optional<Value> currency(Cursor cursor) throws NotReadable {
        boolean negative = cursor.isSign("-");
        for (String sign : CURRENCIES) {
            if (negative && cursor.isSign(1, sign)) {
                cursor.skip(2);
                return Optional.of(
                        new Measured(
                                Operands.negated(ReadTerm.of(cursor)),
                                Units.of(sign).orElse(sign)));
            }
            if (cursor.take(sign)) {
                return Optional.of(new Measured(ReadTerm.of(cursor), Units.of(sign).orElse(sign)));
            }
        }
        return Optional.empty();
    }

    static Value behind(Cursor cursor, Value amount) throws NotReadable {
        if (cursor.take("%")) {
            return new Measured(amount, "%");
        }
        for (String sign : CURRENCIES) {
            if (cursor.take(sign)) {
                return new Measured(amount, Units.of(sign).orElse(sign));
            }
        }
        if (!(cursor.peek() instanceof Name name)
                || KnownNames.isKeyword(name.text()) && !isInches(cursor)) {
            return amount;
        }
        var power10 = PlainWords.powerOfTen(name.text());
        if (power10.isPresent()) {
            cursor.skip();
            return behind(cursor, scaled(amount, power10.getAsInt()));
        }
        if (Units.of(name.text()).isEmpty() && !POWERS.contains(name.text())) {
            return counted(cursor, amount);
        }
        var unit = new StringBuilder();
        String power = "";
        if (cursor.takeWord("square") || cursor.takeWord("sq")) {
            cursor.take(".");
            power = "^2";
        } else if (cursor.takeWord("cubic") || cursor.takeWord("cu")) {
            cursor.take(".");
            power = "^3";
        }
        unit.append(atom(cursor)).append(power);
        unit.append(exponent(cursor));
        while (cursor.isSign("/") || cursor.isWord("per") || cursor.isSign("*")) {
            unit.append(cursor.isSign("*") ? "*" : "/");
            cursor.skip();
            unit.append(atom(cursor)).append(exponent(cursor));
        }
        return new Measured(amount, unit.toString());
    }

    private static Value scaled(Value amount, int power) throws NotReadable {
        return new Scalar(
                new Product(
                        List.of(
                                Operands.scalar(amount),
                                new Power(
                                        whole(BigInteger.TEN), whole(BigInteger.valueOf(power))))));
    }

    private static Expression whole(BigInteger value) {
        return new Whole(value);
    }

    /// What is counted: up to four nouns behind a number.
    private static Value counted(Cursor cursor, Value amount) throws NotReadable {
        boolean number = amount instanceof Scalar(var expression) && isNumber(expression);
        var nouns = new ArrayList<String>();
        while (cursor.peek() instanceof Name(var noun, _, _)
                && PlainWords.isNoun(noun)
                && nouns.size() < MOST_NOUNS) {
            nouns.add(noun.toLowerCase(Locale.ROOT));
            cursor.skip();
        }
        if (!number || nouns.isEmpty()) {
            throw cursor.unexpected("the end of a number was expected");
        }
        return new Measured(amount, String.join(" ", nouns));
    }

    private static boolean isNumber(Expression expression) {
        return switch (expression) {
            case Whole _, Expression.Decimal _, Expression.MixedNumber _ -> true;
            case Expression.Negation(var of) -> isNumber(of);
            case Expression.Quotient(var above, var below) -> isNumber(above) && isNumber(below);
            case Expression.Product(var factors) -> factors.stream().allMatch(ReadUnit::isNumber);
            case Power(var base, var exponent) -> isNumber(base) && isNumber(exponent);
            default -> false;
        };
    }

    private static String atom(Cursor cursor) throws NotReadable {
        if (cursor.peek() instanceof Name(var text, _, _) && Units.of(text).isPresent()) {
            cursor.skip();
            return Units.of(text).orElseThrow();
        }
        throw cursor.unexpected("a unit was expected");
    }

    private static String exponent(Cursor cursor) throws NotReadable {
        if (!cursor.take("^")) {
            return "";
        }
        boolean braced = cursor.take("{");
        boolean negative = cursor.take("-");
        if (!(cursor.peek() instanceof Numeral numeral) || !numeral.whole()) {
            throw cursor.unexpected("the power of a unit was expected");
        }
        cursor.skip();
        if (braced) {
            cursor.expect("}");
        }
        return "^" + (negative ? "-" : "") + numeral.digits();
    }

    private ReadUnit() {}
}
