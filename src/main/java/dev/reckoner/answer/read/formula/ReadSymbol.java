package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.KnownNames;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token.Command;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.read.token.Token.Sign;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Apply;
import dev.reckoner.answer.value.Expression.Call;
import dev.reckoner.answer.value.Expression.Product;
import dev.reckoner.answer.value.Expression.Symbol;
import dev.reckoner.answer.value.Expression.Whole;
import dev.reckoner.answer.value.Function;

import java.util.List;
import java.util.Set;

/// A variable with its subscript and its primes, or a function that the problem named.
///
/// `f(x)` is a function for `f`, `g`, `h`, capitals of them and Greek letters; `x(y)` is a product,
/// unless it is what an equation defines: `P(x) = …`. Both forms of a Greek letter are one
/// variable. `C(n, k)` is a binomial coefficient.
final class ReadSymbol {

    private static final Set<String> FUNCTIONS =
            Set.of("f", "g", "h", "F", "G", "H", "phi", "varphi", "psi", "Phi", "Psi");

    static Expression of(Cursor cursor, String letter) throws NotReadable {
        var name = new StringBuilder(letter.startsWith("var") ? letter.substring(3) : letter);
        if (cursor.isSign("_")) {
            cursor.skip();
            name.append('_').append(subscript(cursor));
        } else if (letter.length() == 1
                && cursor.peek() instanceof Numeral(_, var digits, var whole, var spaced)
                && whole
                && !spaced) {
            cursor.skip();
            name.append('_').append(digits);
        }
        while (cursor.isSign("'") || cursor.isSign("^") && cursor.isSign(1, "'")) {
            cursor.skip(cursor.isSign("'") ? 1 : 2);
            name.append('\'');
        }
        boolean function = FUNCTIONS.contains(letter);
        if (function && isInverse(cursor)) {
            cursor.skip(cursor.isSign(1, "{") ? 5 : 3);
            name.append("^-1");
        }
        var symbol = new Symbol(name.toString());
        if (!cursor.isSign("(") || ReadModulus.isInBrackets(cursor)) {
            return symbol;
        }
        if (letter.equals("C") && !cursor.peek().spaced()) {
            List<Expression> arguments = ReadBrackets.arguments(cursor);
            return arguments.size() == 2
                    ? new Apply(Function.BINOMIAL, arguments)
                    : new Product(List.of(symbol, only(arguments)));
        }
        if (function || isDefined(cursor)) {
            return call(symbol, ReadBrackets.arguments(cursor));
        }
        return symbol;
    }

    private static Expression only(List<Expression> arguments) throws NotReadable {
        if (arguments.size() != 1) {
            throw new NotReadable("C has " + arguments.size() + " arguments");
        }
        return arguments.getFirst();
    }

    private static Expression call(Symbol symbol, List<Expression> arguments) {
        boolean totient =
                symbol.name().endsWith("phi")
                        && arguments.size() == 1
                        && arguments.getFirst() instanceof Whole;
        return totient ? new Apply(Function.TOTIENT, arguments) : new Call(symbol, arguments);
    }

    private static boolean isInverse(Cursor cursor) {
        return cursor.isSign("^")
                && (isMinusOne(cursor, 1) && cursor.isSign(3, "(")
                        || cursor.isSign(1, "{")
                                && isMinusOne(cursor, 2)
                                && cursor.isSign(4, "}")
                                && cursor.isSign(5, "("));
    }

    private static boolean isMinusOne(Cursor cursor, int ahead) {
        return cursor.isSign(ahead, "-")
                && cursor.peek(ahead + 1) instanceof Numeral numeral
                && numeral.digits().equals("1");
    }

    /// `(x) =` and `(x, y) =`.
    private static boolean isDefined(Cursor cursor) {
        int ahead = 1;
        while (cursor.peek(ahead) instanceof Name(var text, _, _) && text.length() == 1) {
            if (cursor.isSign(ahead + 1, ")")) {
                return cursor.isSign(ahead + 2, "=");
            }
            if (!cursor.isSign(ahead + 1, ",")) {
                return false;
            }
            ahead += 2;
        }
        return false;
    }

    private static String subscript(Cursor cursor) throws NotReadable {
        if (!cursor.take("{")) {
            return piece(cursor);
        }
        var subscript = new StringBuilder();
        while (!cursor.isSign("}")) {
            subscript.append(piece(cursor));
        }
        cursor.skip();
        return subscript.toString();
    }

    private static String piece(Cursor cursor) throws NotReadable {
        String piece =
                switch (cursor.peek()) {
                    case Numeral(_, var digits, var whole, _) when whole -> digits;
                    case Name(var text, _, _) -> text;
                    case Command(var name, _) when KnownNames.isGreek(name) -> name;
                    case Sign(var sign, _) when Set.of("+", "-", ",").contains(sign) -> sign;
                    default -> throw cursor.unexpected("a subscript was expected");
                };
        cursor.skip();
        return piece;
    }

    private ReadSymbol() {}
}
