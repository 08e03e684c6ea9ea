package dev.reckoner.answer.read;

import dev.reckoner.answer.read.token.KnownNames;
import dev.reckoner.answer.read.token.Token;
import dev.reckoner.answer.read.token.Token.End;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Sign;
import dev.reckoner.answer.read.token.Units;
import dev.reckoner.answer.value.Expression.Constant;
import dev.reckoner.answer.value.Expression.Negation;
import dev.reckoner.answer.value.Expression.Whole;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Listing;
import dev.reckoner.answer.value.Value.NumberSet;
import dev.reckoner.answer.value.Value.Scalar;
import dev.reckoner.answer.value.Value.Truth;
import dev.reckoner.answer.value.Value.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An answer of words alone: a truth value, a number in words, "no solution", or a name.
final class ReadWords {

    private static final Set<String> MARKS = Set.of("'", "-", ".", ",", ";", "\"");

    private static final Map<String, Value> PHRASES =
            Map.ofEntries(
                    Map.entry("yes", new Truth(true)),
                    Map.entry("true", new Truth(true)),
                    Map.entry("no", new Truth(false)),
                    Map.entry("false", new Truth(false)),
                    Map.entry("no solution", NumberSet.EMPTY),
                    Map.entry("no solutions", NumberSet.EMPTY),
                    Map.entry("there is no solution", NumberSet.EMPTY),
                    Map.entry("there are no solutions", NumberSet.EMPTY),
                    Map.entry("empty set", NumberSet.EMPTY),
                    Map.entry("the empty set", NumberSet.EMPTY),
                    Map.entry("real numbers", NumberSet.REALS),
                    Map.entry("all real numbers", NumberSet.REALS),
                    Map.entry("all reals", NumberSet.REALS),
                    Map.entry("all real x", NumberSet.REALS),
                    Map.entry("any real number", NumberSet.REALS),
                    Map.entry("the set of all real numbers", NumberSet.REALS),
                    Map.entry("the limit does not exist", new Scalar(Constant.UNDEFINED)),
                    Map.entry("limit does not exist", new Scalar(Constant.UNDEFINED)),
                    Map.entry("all integers", NumberSet.INTEGERS),
                    Map.entry("all complex numbers", NumberSet.COMPLEXES),
                    Map.entry("all rational numbers", NumberSet.RATIONALS),
                    Map.entry("does not exist", new Scalar(Constant.UNDEFINED)),
                    Map.entry("undefined", new Scalar(Constant.UNDEFINED)),
                    Map.entry("dne", new Scalar(Constant.UNDEFINED)),
                    Map.entry("not defined", new Scalar(Constant.UNDEFINED)),
                    Map.entry("positive infinity", new Scalar(Constant.INFINITY)),
                    Map.entry("plus infinity", new Scalar(Constant.INFINITY)),
                    Map.entry("infinity", new Scalar(Constant.INFINITY)),
                    Map.entry("negative infinity", new Scalar(new Negation(Constant.INFINITY))),
                    Map.entry("minus infinity", new Scalar(new Negation(Constant.INFINITY))),
                    Map.entry("infinitely many solutions", new Words("infinitely many")));

    /// Words that say nothing but that the answer is not known.
    private static final Set<String> DOUBTS =
            Set.of(
                    "know",
                    "known",
                    "maybe",
                    "perhaps",
                    "unsure",
                    "uncertain",
                    "unknown",
                    "guess",
                    "sure",
                    "sorry",
                    "think");

    private static final Pattern DATE =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}"
                            + "|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}");

    /// A date in digits, which is no difference or quotient: `2024-03-05`.
    static Optional<Value> date(String text) {
        return DATE.matcher(text.strip()).matches()
                ? Optional.of(new Words(text.strip()))
                : Optional.empty();
    }

    /// Whether a token may stand in an answer of words.
    static boolean isWordy(Token token) {
        return switch (token) {
            case Name _, End _ -> true;
            case Sign(var sign, _) -> MARKS.contains(sign);
            case Token.Numeral _, Token.Command _ -> false;
        };
    }

    /// The words, if the tokens are words and no formula.
    static Optional<Value> of(List<Token> tokens) {
        if (!tokens.stream().allMatch(ReadWords::isWordy) || !(tokens.getFirst() instanceof Name)) {
            return Optional.empty();
        }
        String text = text(tokens);
        Value phrase = PHRASES.get(text.toLowerCase(Locale.ROOT));
        if (phrase != null) {
            return Optional.of(phrase);
        }
        List<String> words = List.of(text.split("[ ,-]+"));
        var number = number(text);
        if (number.isPresent()) {
            return number;
        }
        boolean formula = hasPointInside(tokens) || tokens.stream().allMatch(ReadWords::isFormula);
        if (formula
                || words.stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(DOUBTS::contains)) {
            return Optional.empty();
        }
        return Optional.of(listing(text));
    }

    /// `math.pi`.
    private static boolean hasPointInside(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i) instanceof Sign(var sign, _)
                    && sign.equals(".")
                    && tokens.get(i + 1) instanceof Name name
                    && !name.spaced()) {
                return true;
            }
        }
        return false;
    }

    /// Words without formula, whatever they are.
    static Value anyway(String text) {
        return new Words(
                Stream.of(text.strip().split("\\s+"))
                        .map(ReadWords::cased)
                        .collect(Collectors.joining(" ")));
    }

    private static Value listing(String text) {
        var members = new ArrayList<Value>();
        for (String member : text.split(", and |, or |, | and | or ")) {
            members.add(number(member).orElseGet(() -> new Words(member)));
        }
        boolean list = members.size() > 1 && members.stream().noneMatch(ReadWords::isSentence);
        return list ? new Listing(members) : new Words(text);
    }

    private static boolean isSentence(Value member) {
        return member instanceof Words(var text)
                && (text.isBlank()
                        || text.split(" ").length > 2
                        || PHRASES.containsKey(text.toLowerCase(Locale.ROOT)));
    }

    private static String text(List<Token> tokens) {
        var text = new StringBuilder();
        for (Token token : tokens) {
            String piece =
                    switch (token) {
                        case Name(var word, _, _) -> cased(word);
                        case Sign(var sign, _) -> sign;
                        default -> "";
                    };
            text.append(token.spaced() && !text.isEmpty() && !piece.isEmpty() ? " " : "")
                    .append(piece);
        }
        return text.toString();
    }

    /// In lower case, unless capitals tell it from another: `AaBb` and `HTH` are no words of a
    /// language.
    private static String cased(String word) {
        boolean inside = word.chars().skip(1).anyMatch(Character::isUpperCase);
        boolean shout = word.length() > 4 && word.chars().noneMatch(Character::isLowerCase);
        return inside && !shout ? word : word.toLowerCase(Locale.ROOT);
    }

    /// Whether a word is a variable, a constant or a function rather than a word.
    private static boolean isFormula(Token token) {
        if (!(token instanceof Name(var word, _, _))) {
            return true;
        }
        boolean known =
                KnownNames.constant(word).isPresent()
                        || KnownNames.function(word).isPresent()
                        || KnownNames.set(word).isPresent()
                        || KnownNames.isGreek(word)
                        || KnownNames.isGlued(word)
                        || KnownNames.isKeyword(word) && !word.equalsIgnoreCase("not");
        boolean letters =
                Units.of(word).isEmpty()
                        && word.chars().allMatch(c -> "xyztnmkpqrabc".indexOf(c) >= 0);
        return known
                || word.length() == 1
                || letters && word.length() == 2
                || letters && word.equals("xyz");
    }

    private static Optional<Value> number(String text) {
        return ReadNumberWords.of(List.of(text.split("[ ,-]+")))
                .map(number -> new Scalar(new Whole(number)));
    }

    private ReadWords() {}
}
