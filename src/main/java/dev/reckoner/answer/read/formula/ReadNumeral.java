package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.Cursor.Inside;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Decimal;
import dev.reckoner.answer.value.Expression.MixedNumber;
import dev.reckoner.answer.value.Expression.Quotient;
import dev.reckoner.answer.value.Expression.Whole;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Scalar;

import java.math.BigDecimal;
import java.math.BigInteger;

/// A number that may go on behind its numeral: `1,234`, `1 1/2`, `1\frac12`, `101_2`.
///
/// Commas group digits where every group behind the first has three, no blank stands beside them,
/// and no bracket is open: in brackets they separate.
final class ReadNumeral {

    static Value of(Cursor cursor) throws NotReadable {
        boolean first = !cursor.isBehindSign(",");
        var numeral = (Numeral) cursor.next();
        if (!numeral.whole()) {
            return new Scalar(numeral.value());
        }
        if (cursor.isSign("_") && !cursor.peek().spaced()) {
            return new Scalar(based(cursor, numeral.digits()));
        }
        if (cursor.inside() == Inside.NONE && isGroup(cursor, 0) && numeral.startsGroups()) {
            return new Scalar(grouped(cursor, numeral));
        }
        if (first && cursor.inside() == Inside.NONE && isDecimalComma(cursor)) {
            cursor.skip();
            var decimals = ((Numeral) cursor.next()).digits();
            var digits = new BigInteger(numeral.digits() + decimals);
            return new Scalar(new Decimal(new BigDecimal(digits, decimals.length())));
        }
        return mixed(cursor, (Whole) numeral.value());
    }

    /// `5,00` and `3,05`: no member of a list begins with 0 and goes on.
    private static boolean isDecimalComma(Cursor cursor) {
        return cursor.isSign(",")
                && !cursor.peek().spaced()
                && cursor.peek(1) instanceof Numeral(_, var decimals, var whole, var spaced)
                && whole
                && !spaced
                && decimals.startsWith("0")
                && decimals.length() > 1
                && decimals.length() != 3
                && !cursor.isSign(2, ",");
    }

    /// Whether a comma with three digits behind it, all without blank, stands there.
    static boolean isGroup(Cursor cursor, int ahead) {
        return cursor.isSign(ahead, ",")
                && !cursor.peek(ahead).spaced()
                && cursor.peek(ahead + 1) instanceof Numeral(_, var digits, _, var spaced)
                && !spaced
                && digits.length() >= 3;
    }

    private static Expression grouped(Cursor cursor, Numeral first) throws NotReadable {
        int count = 0;
        var digits = new StringBuilder(first.digits());
        Expression last = first.value();
        while (isGroup(cursor, 2 * count) && last instanceof Whole) {
            var group = (Numeral) cursor.peek(2 * count + 1);
            last = group.value();
            boolean three =
                    switch (last) {
                        case Whole _ -> group.digits().length() == 3;
                        case Decimal(var value) -> group.digits().length() - value.scale() == 3;
                        default -> false;
                    };
            if (!three) {
                return first.value();
            }
            digits.append(group.digits());
            count++;
        }
        boolean goesOn =
                cursor.isSign(2 * count, ",")
                        && !cursor.peek(2 * count).spaced()
                        && cursor.peek(2 * count + 1) instanceof Numeral following
                        && !following.spaced();
        if (goesOn) {
            return first.value();
        }
        cursor.skip(2 * count);
        var whole = new BigInteger(digits.toString());
        return last instanceof Decimal(var value)
                ? new Decimal(new BigDecimal(whole, value.scale()))
                : new Whole(whole);
    }

    private static Expression based(Cursor cursor, String digits) throws NotReadable {
        cursor.skip();
        boolean braced = cursor.take("{");
        if (!(cursor.peek() instanceof Numeral numeral) || !numeral.whole()) {
            throw cursor.unexpected("the base of a number was expected");
        }
        cursor.skip();
        if (braced) {
            cursor.expect("}");
        }
        int base = numeral.digits().length() > 2 ? 0 : Integer.parseInt(numeral.digits());
        boolean fits =
                base >= 2 && base <= 36 && digits.chars().allMatch(digit -> digit - '0' < base);
        if (!fits) {
            throw new NotReadable("the digits do not fit the base " + numeral.digits());
        }
        return new Whole(new BigInteger(digits, base));
    }

    private static Value mixed(Cursor cursor, Whole whole) throws NotReadable {
        if (cursor.peek() instanceof Numeral above
                && above.whole()
                && above.spaced()
                && cursor.isSign(1, "/")
                && cursor.peek(2) instanceof Numeral below
                && below.whole()) {
            cursor.skip(3);
            return mixed(cursor, whole, new Quotient(above.value(), below.value()));
        }
        boolean fraction =
                cursor.isCommand("frac") || cursor.isCommand("tfrac") || cursor.isCommand("dfrac");
        if (fraction && isWholeFraction(cursor)) {
            return mixed(cursor, whole, (Quotient) Operands.scalar(ReadCommand.of(cursor)));
        }
        return new Scalar(whole);
    }

    private static Value mixed(Cursor cursor, Whole whole, Quotient fraction) throws NotReadable {
        boolean proper =
                fraction.numerator() instanceof Whole(var above)
                        && fraction.denominator() instanceof Whole(var below)
                        && above.signum() > 0
                        && above.compareTo(below) < 0;
        if (!proper || cursor.isSign("^") || whole.value().signum() == 0) {
            throw new NotReadable(
                    "a whole number beside a fraction may be a mixed number or a product");
        }
        return new Scalar(new MixedNumber(whole, fraction));
    }

    /// Whether the arguments of the command that comes next are two runs of digits.
    private static boolean isWholeFraction(Cursor cursor) {
        int ahead = afterDigits(cursor, 1);
        if (ahead == 2 && cursor.peek(1) instanceof Numeral both && both.digits().length() == 2) {
            return true;
        }
        return ahead > 0 && afterDigits(cursor, ahead) > 0;
    }

    private static int afterDigits(Cursor cursor, int ahead) {
        if (cursor.peek(ahead) instanceof Numeral numeral && numeral.whole()) {
            return ahead + 1;
        }
        boolean braced =
                cursor.isSign(ahead, "{")
                        && cursor.peek(ahead + 1) instanceof Numeral numeral
                        && numeral.whole()
                        && cursor.isSign(ahead + 2, "}");
        return braced ? ahead + 3 : 0;
    }

    private ReadNumeral() {}
}
