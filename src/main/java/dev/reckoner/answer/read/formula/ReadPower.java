package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.KnownNames;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Apply;
import dev.reckoner.answer.value.Expression.Constant;
import dev.reckoner.answer.value.Expression.Negation;
import dev.reckoner.answer.value.Expression.Power;
import dev.reckoner.answer.value.Expression.Product;
import dev.reckoner.answer.value.Expression.Whole;
import dev.reckoner.answer.value.Function;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.FiniteSet;
import dev.reckoner.answer.value.Value.Intersection;
import dev.reckoner.answer.value.Value.Interval;
import dev.reckoner.answer.value.Value.Matrix;
import dev.reckoner.answer.value.Value.Measured;
import dev.reckoner.answer.value.Value.NumberSet;
import dev.reckoner.answer.value.Value.Scalar;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/// An operand with what stands behind it: powers, factorials, degrees. Powers go from right to
/// left; `10^-3` and `2^10` need no braces.
final class ReadPower {

    static Value of(Cursor cursor) throws NotReadable {
        cursor.enter();
        Value value = ReadOperand.of(cursor);
        boolean powered = false;
        while (true) {
            if (cursor.isSign("!") && !powered) {
                value = factorial(cursor, value);
            } else if (cursor.isSign("^") && !powered) {
                cursor.skip();
                boolean degrees = isDegree(cursor);
                value = degrees ? degrees(cursor, value) : raised(cursor, value);
                powered = !degrees;
            } else if (cursor.isCommand("degree")) {
                cursor.skip();
                value = new Measured(value, "°");
            } else if (powered && (cursor.isSign("!") || cursor.isSign("^"))) {
                throw cursor.unexpected("brackets around a power were expected");
            } else {
                cursor.leave();
                return value;
            }
        }
    }

    private static Value factorial(Cursor cursor, Value value) throws NotReadable {
        int marks = 0;
        while (cursor.take("!")) {
            marks++;
        }
        if (marks > 2) {
            throw new NotReadable("more than two factorial signs stand side by side");
        }
        Function function = marks == 1 ? Function.FACTORIAL : Function.DOUBLE_FACTORIAL;
        return new Scalar(new Apply(function, List.of(Operands.scalar(value))));
    }

    private static boolean isDegree(Cursor cursor) {
        return cursor.isCommand("circ")
                || cursor.isCommand("degree")
                || cursor.isSign("{") && cursor.isCommand(1, "circ") && cursor.isSign(2, "}");
    }

    private static Value degrees(Cursor cursor, Value value) {
        cursor.skip(cursor.isSign("{") ? 3 : 1);
        if (cursor.peek() instanceof Name(var scale, _, _)
                && (scale.equals("C") || scale.equals("F"))) {
            cursor.skip();
            return new Measured(value, "°" + scale);
        }
        return new Measured(value, "°");
    }

    private static Value raised(Cursor cursor, Value base) throws NotReadable {
        if (base instanceof Matrix matrix && isTransposition(cursor)) {
            return transposed(matrix);
        }
        if (base instanceof NumberSet set) {
            return restricted(cursor, set);
        }
        return new Scalar(new Power(Operands.scalar(base), exponent(cursor)));
    }

    static Expression exponent(Cursor cursor) throws NotReadable {
        cursor.enter();
        Expression exponent = unbounded(cursor);
        cursor.leave();
        return exponent;
    }

    private static Expression unbounded(Cursor cursor) throws NotReadable {
        if (cursor.take("-")) {
            return new Negation(exponent(cursor));
        }
        if (cursor.take("+")) {
            return exponent(cursor);
        }
        if (cursor.isSign("{")) {
            return ReadBraced.of(cursor);
        }
        if (cursor.peek() instanceof Name name
                && name.text().length() > 1
                && KnownNames.constant(name.text()).isEmpty()
                && !KnownNames.isGreek(name.text())
                && KnownNames.function(name.text()).isEmpty()) {
            throw cursor.unexpected("brackets around an exponent were expected");
        }
        if (isOne(cursor.peek()) && cursor.isSign(1, "/") && !cursor.peek(1).spaced()) {
            throw new NotReadable(
                    "an exponent 1 with / behind it may be a fraction: brackets tell");
        }
        Expression exponent = Operands.scalar(ReadOperand.of(cursor));
        return cursor.take("^") ? new Power(exponent, exponent(cursor)) : exponent;
    }

    private static boolean isOne(Token token) {
        return token instanceof Numeral numeral && numeral.whole() && numeral.digits().equals("1");
    }

    private static boolean isTransposition(Cursor cursor) {
        boolean braced = cursor.isSign("{");
        int ahead = braced ? 1 : 0;
        boolean there =
                (cursor.isWord(ahead, "T") || cursor.isCommand(ahead, "top"))
                        && (!braced || cursor.isSign(2, "}"));
        if (there) {
            cursor.skip(braced ? 3 : 1);
        }
        return there;
    }

    private static Matrix transposed(Matrix matrix) {
        return new Matrix(
                IntStream.range(0, matrix.rows().getFirst().size())
                        .mapToObj(column ->
                                matrix.rows().stream().map(row -> row.get(column)).toList())
                        .toList());
    }

    /// `ℝ^+`, `ℤ^-`, `ℝ^*`.
    private static Value restricted(Cursor cursor, NumberSet set) throws NotReadable {
        boolean braced = cursor.take("{");
        Token sign = cursor.next();
        if (braced) {
            cursor.expect("}");
        }
        var zero = new Whole(BigInteger.ZERO);
        Value half =
                switch (sign) {
                    case Token.Sign(var text, _) when text.equals("+") ->
                            new Interval(zero, false, Constant.INFINITY, false);
                    case Token.Sign(var text, _) when text.equals("-") ->
                            new Interval(new Negation(Constant.INFINITY), false, zero, false);
                    case Token.Sign(var text, _) when text.equals("*") ->
                            new Value.Difference(set, new FiniteSet(List.of(new Scalar(zero))));
                    default -> throw new NotReadable("a power of a set of numbers is not known");
                };
        if (set == NumberSet.REALS || half instanceof Value.Difference) {
            return half;
        }
        return new Intersection(List.of(set, half));
    }

    /// Degrees as the number that trigonometric functions take.
    static Expression radians(Value value) throws NotReadable {
        if (value instanceof Measured(Scalar(var amount), var unit) && unit.equals("°")) {
            return new Product(
                    List.of(
                            amount,
                            new Expression.Quotient(
                                    Constant.PI, new Whole(BigInteger.valueOf(180)))));
        }
        return Operands.scalar(value);
    }

    private ReadPower() {}
}
