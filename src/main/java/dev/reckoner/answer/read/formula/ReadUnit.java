package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.KnownNames;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.read.token.Units;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Measured;

import java.util.Optional;

/// A unit behind an amount, or a currency in front of it.
final class ReadUnit {

    /// Whether a unit begins here, seen from a factor in front.
    static boolean starts(Cursor cursor) {
        return cursor.peek() instanceof Name(var text, var upright, _)
                && (upright && !text.equals("i") && !text.equals("e") || text.length() > 1)
                && Units.of(text).isPresent()
                && !text.equals("in");
    }

    static Optional<Value> currency(Cursor cursor) throws NotReadable {
        for (String sign : java.util.List.of("usd", "€", "£")) {
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
        for (String sign : java.util.List.of("usd", "€", "£")) {
            if (cursor.take(sign)) {
                return new Measured(amount, Units.of(sign).orElse(sign));
            }
        }
        if (!(cursor.peek() instanceof Name name) || KnownNames.isKeyword(name.text())) {
            return amount;
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
