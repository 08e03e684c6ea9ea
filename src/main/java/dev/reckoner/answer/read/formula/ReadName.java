package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.KnownNames;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Constant;
import dev.reckoner.answer.value.Function;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A run of letters: a constant, a function, a variable, or a product of variables (`xy`, `2kpi`).
///
/// Up to three letters that are no word are a product; a run of capitals is one name, since `AB`
/// may be a segment or a word. Anything longer is a word, and no formula.
final class ReadName {

    private static final Set<String> MODULES = Set.of("sympy", "sp", "math", "np", "numpy", "S");
    private static final Set<String> SHORT_WORDS =
            Set.of(
                    ("a an as at be by do go he if in is it me my no of on or so to up us we am pm"
                         + " vs ok all and any are but can did for get has her him his how its let"
                         + " may new not now off old one our out see she the too two use was way"
                         + " who why yes you yet six ten odd red map sum")
                            .split(" "));

    /// Functions that stand in front of one letter without blank: `sinx`.
    private static final List<String> PREFIXES = List.of("sin", "cos", "tan", "ln", "log");

    static boolean startsFactor(Cursor cursor, Name name) {
        String text = name.text();
        if (KnownNames.isKeyword(text) || ReadUnit.starts(cursor)) {
            return false;
        }
        boolean known =
                KnownNames.function(text).isPresent()
                        || KnownNames.constant(text).isPresent()
                        || KnownNames.isGreek(text)
                        || isOneName(text)
                        || ReadPython.isAt(cursor, text);
        return known || !isNoun(cursor, name) && !pieces(text).isEmpty();
    }

    /// Whether three letters behind a number are rather a word than a product: "12 men".
    private static boolean isNoun(Cursor cursor, Name name) {
        return name.text().length() == 3
                && (name.spaced() || name.upright())
                && cursor.isBehindNumeral()
                && name.text().chars().anyMatch(letter -> "aeiou".indexOf(letter) >= 0)
                && !name.text().contains("pi");
    }

    static Value of(Cursor cursor) throws NotReadable {
        var name = (Name) cursor.peek();
        String text = name.text();
        if (MODULES.contains(text) && cursor.isSign(1, ".") && cursor.peek(2) instanceof Name) {
            cursor.skip(2);
            return of(cursor);
        }
        if (ReadPython.isAt(cursor, text)) {
            return ReadPython.of(cursor, text);
        }
        if (text.length() > 1 && KnownNames.set(text).isPresent()) {
            cursor.skip();
            return KnownNames.set(text).orElseThrow();
        }
        if (text.equals("factorial") && isTwo(cursor.peek(1)) && cursor.isSign(2, "(")) {
            cursor.skip(2);
            return new Scalar(ReadApplication.of(cursor, Function.DOUBLE_FACTORIAL, text));
        }
        var function = KnownNames.function(text);
        boolean letter = KnownNames.isGreek(text) && !cursor.isSign(1, "(");
        if (function.isPresent() && !letter) {
            cursor.skip();
            return new Scalar(ReadApplication.of(cursor, function.get(), text));
        }
        return new Scalar(term(cursor, name));
    }

    private static boolean isTwo(Token token) {
        return token instanceof Numeral numeral
                && numeral.digits().equals("2")
                && !numeral.spaced();
    }

    private static Expression term(Cursor cursor, Name name) throws NotReadable {
        String text = name.text();
        if (text.equals("E") && cursor.isPython()) {
            cursor.skip();
            return Constant.E;
        }
        boolean symbol = text.equals("I") && cursor.isLatex();
        var constant = KnownNames.constant(text);
        if (constant.isPresent() && !symbol && !cursor.isSign(1, "_")) {
            cursor.skip();
            return constant.get();
        }
        if (KnownNames.isGreek(text) || isOneName(text)) {
            cursor.skip();
            return ReadSymbol.of(cursor, text);
        }
        List<String> pieces = pieces(text);
        if (pieces.isEmpty()) {
            throw cursor.unexpected("a number or a variable was expected");
        }
        var instead = new ArrayList<Token>();
        for (String piece : pieces) {
            instead.add(new Name(piece, name.upright(), instead.isEmpty() && name.spaced()));
        }
        cursor.replace(instead);
        return Operands.scalar(of(cursor));
    }

    private static boolean isOneName(String text) {
        return text.length() == 1
                || text.length() == 2
                        && text.startsWith("d")
                        && "xytzuv".indexOf(text.charAt(1)) >= 0
                || text.length() <= 4 && text.chars().allMatch(Character::isUpperCase);
    }

    private static List<String> pieces(String text) {
        for (String prefix : PREFIXES) {
            if (text.startsWith(prefix) && text.length() == prefix.length() + 1) {
                return List.of(prefix, text.substring(prefix.length()));
            }
        }
        if (text.length() == 3 && text.endsWith("pi")) {
            return List.of(text.substring(0, 1), "pi");
        }
        if (text.length() == 3 && text.startsWith("pi")) {
            return List.of("pi", text.substring(2));
        }
        if (text.length() > 3 || SHORT_WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        return text.chars().mapToObj(Character::toString).toList();
    }

    private ReadName() {}
}
