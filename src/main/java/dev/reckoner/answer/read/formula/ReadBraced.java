package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.Cursor.Inside;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Whole;

import java.math.BigInteger;
import java.util.List;

/// The argument of a LaTeX command: braces, or else the next digit, letter or command, so that
/// `\frac12` is one half.
final class ReadBraced {

    static Expression of(Cursor cursor) throws NotReadable {
        cursor.enter();
        Expression argument = unbounded(cursor);
        cursor.leave();
        return argument;
    }

    private static Expression unbounded(Cursor cursor) throws NotReadable {
        if (cursor.take("{")) {
            cursor.open(Inside.NONE);
            Expression argument = ReadTerm.expression(cursor);
            cursor.expect("}");
            cursor.close();
            return argument;
        }
        if (cursor.peek() instanceof Numeral numeral
                && numeral.whole()
                && numeral.digits().length() > 1) {
            cursor.replace(
                    List.of(
                            digits(numeral.digits().substring(0, 1), numeral.spaced()),
                            digits(numeral.digits().substring(1), false)));
        }
        if (cursor.peek() instanceof Name name && name.text().length() > 1) {
            cursor.replace(
                    List.of(
                            new Name(name.text().substring(0, 1), name.upright(), name.spaced()),
                            new Name(name.text().substring(1), name.upright(), false)));
        }
        if (cursor.peek() instanceof Numeral(var value, _, _, _)) {
            cursor.skip();
            return value;
        }
        return Operands.scalar(ReadOperand.of(cursor));
    }

    private static Numeral digits(String digits, boolean spaced) {
        return new Numeral(new Whole(new BigInteger(digits)), digits, true, spaced);
    }

    private ReadBraced() {}
}
