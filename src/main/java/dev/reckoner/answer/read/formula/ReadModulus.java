package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.Cursor.Inside;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.value.Expression;

import java.util.Optional;

/// The modulus of a residue: `\pmod 7`, `(mod 7)`, `mod 7`.
final class ReadModulus {

    static boolean isInBrackets(Cursor cursor) {
        return cursor.isSign("(") && isMod(cursor, 1);
    }

    static boolean isBare(Cursor cursor) {
        return isMod(cursor, 0);
    }

    private static boolean isMod(Cursor cursor, int ahead) {
        return cursor.isWord(ahead, "mod")
                || cursor.isWord(ahead, "modulo")
                || cursor.isCommand(ahead, "mod")
                || cursor.isCommand(ahead, "bmod");
    }

    /// A modulus in brackets, which makes a residue of what stands in front.
    static Optional<Expression> bracketed(Cursor cursor) throws NotReadable {
        if (cursor.isCommand("pmod") || cursor.isCommand("pod")) {
            cursor.skip();
            return Optional.of(
                    cursor.isSign("{")
                            ? ReadBraced.of(cursor)
                            : Operands.scalar(ReadOperand.of(cursor)));
        }
        if (!isInBrackets(cursor)) {
            return Optional.empty();
        }
        cursor.skip(2);
        cursor.open(Inside.NONE);
        Expression modulus = ReadTerm.expression(cursor);
        cursor.expect(")");
        cursor.close();
        return Optional.of(modulus);
    }

    /// The operand behind `mod`.
    static Expression bare(Cursor cursor) throws NotReadable {
        cursor.skip();
        return cursor.isSign("{") ? ReadBraced.of(cursor) : Operands.scalar(ReadPower.of(cursor));
    }

    private ReadModulus() {}
}
