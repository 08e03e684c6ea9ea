package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token;
import dev.reckoner.answer.read.token.Token.Command;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.read.token.Token.Sign;
import dev.reckoner.answer.value.Value;

/// What operators stand between: a numeral, a name, a command, or anything in brackets.
final class ReadOperand {

    static Value of(Cursor cursor) throws NotReadable {
        return switch (cursor.peek()) {
            case Numeral _ -> ReadNumeral.of(cursor);
            case Name _ -> ReadName.of(cursor);
            case Command _ -> ReadCommand.of(cursor);
            case Sign(var sign, _) -> ReadBrackets.of(cursor, sign);
            case Token.End _ -> throw cursor.unexpected("a number was expected");
        };
    }

    private ReadOperand() {}
}
