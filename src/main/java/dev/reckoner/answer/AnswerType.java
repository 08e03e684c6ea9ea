package dev.reckoner.answer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The kind of value a problem asks for. An answer of another kind is not correct, whatever its
/// value.
public enum AnswerType {
    /// No kind was declared: the kind of the expected answer decides.
    ANY("anything"),
    /// A number that is whole, in any exact form: `4` and `8/2`, and not the decimal `4.0`.
    INTEGER("an integer"),
    RATIONAL("a rational number"),
    REAL("a real number"),
    COMPLEX("a number"),
    /// A term with variables, or a number in any form.
    EXPRESSION("a term"),
    EQUATION("an equation"),
    INEQUALITY("an inequality"),
    /// In order.
    TUPLE("a tuple"),
    /// In any order, each member once.
    SET("a set"),
    INTERVAL("an interval"),
    MATRIX("a matrix"),
    BOOLEAN("yes or no"),
    /// One letter of a multiple choice.
    CHOICE("a letter of a choice"),
    TEXT("a text");

    /// Other names that data sets and people use.
    private static final Map<String, AnswerType> OTHER_NAMES =
            Map.ofEntries(
                    Map.entry("int", INTEGER),
                    Map.entry("python int", INTEGER),
                    Map.entry("fraction", RATIONAL),
                    Map.entry("float", REAL),
                    Map.entry("decimal", REAL),
                    Map.entry("number", COMPLEX),
                    Map.entry("numeric", COMPLEX),
                    Map.entry("numerical", COMPLEX),
                    Map.entry("expr", EXPRESSION),
                    Map.entry("sympy expression", EXPRESSION),
                    Map.entry("polynomial", EXPRESSION),
                    Map.entry("formula", EXPRESSION),
                    Map.entry("ordered tuple", TUPLE),
                    Map.entry("vector", TUPLE),
                    Map.entry("point", TUPLE),
                    Map.entry("list", ANY),
                    Map.entry("bool", BOOLEAN),
                    Map.entry("truth", BOOLEAN),
                    Map.entry("yes/no", BOOLEAN),
                    Map.entry("multiple choice", CHOICE),
                    Map.entry("string", TEXT),
                    Map.entry("words", TEXT));

    private final String words;

    AnswerType(String words) {
        this.words = words;
    }

    /// The type of a name such as `integer`, `Integer` or `int`; empty if there is none.
    public static Optional<AnswerType> named(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(plain))
                .findFirst()
                .or(() -> Optional.ofNullable(OTHER_NAMES.get(plain)));
    }

    /// The names, for a message.
    public static String names() {
        return Arrays.stream(values()).map(AnswerType::toString).collect(Collectors.joining(", "));
    }

    /// As in "an integer was asked for".
    public String words() {
        return words;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
