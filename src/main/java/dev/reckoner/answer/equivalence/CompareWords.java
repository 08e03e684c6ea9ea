package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Letters of a choice, yes and no, and words, which are compared without articles, punctuation
/// and, where capital letters only begin words, case. "no solution" is the empty set. Other words
/// with other letters may still mean the same, so nothing is said of them.
final class CompareWords implements Equivalence.Rule {

    private static final String RULE = "words";

    private static final Pattern CAPITAL_INSIDE = Pattern.compile("[\\p{L}\\p{N}]\\p{Lu}");

    /// Words of a language with their punctuation, or words and numbers without any: `-5`, `1.5`,
    /// `5!`, `C++` and `x < y` are none.
    private static final Pattern PROSE =
            Pattern.compile(
                    """
                    (?:[\\p{L}\\p{M}\\s".,;:!?]|(?<=\\p{L})['’-](?=\\p{L}))*+|[\\p{L}\\p{M}\\p{N}\\s]*+\\.?+\
                    """);

    private static final Set<String> NOTHING =
            Set.of(
                    "no solution",
                    "no solutions",
                    "no real solution",
                    "no real solutions",
                    "there is no solution",
                    "there are no solutions",
                    "none",
                    "empty set",
                    "empty");

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence) {
        if (gold instanceof Value.Truth(var expected) && answer instanceof Value.Truth(var given)) {
            return Optional.of(
                    expected == given
                            ? Judgement.same("yes-or-no", "both say " + said(given))
                            : Judgement.different(
                                    "yes-or-no",
                                    "%s was expected, and the answer is %s"
                                            .formatted(said(expected), said(given))));
        }
        if (gold instanceof Value.Choice(char expected)) {
            var chosen = choice(answer);
            if (chosen.isPresent()) {
                char given = chosen.get();
                return Optional.of(
                        expected == given
                                ? Judgement.same("choice", "both are choice " + given)
                                : Judgement.different(
                                        "choice",
                                        "choice %s was expected, and the answer is %s"
                                                .formatted(expected, given)));
            }
        }
        if (isNothing(gold) && isNothing(answer)) {
            return Optional.of(Judgement.same("nothing", "both say that there is none"));
        }
        if (gold instanceof Value.Words(var expected) && answer instanceof Value.Words(var given)) {
            boolean same = plain(expected).equals(plain(given));
            return Optional.of(
                    same && (isProse(expected) && isProse(given) || expected.equals(given))
                            ? Judgement.same(RULE, "both have the same words")
                            : Judgement.unknown(
                                    RULE,
                                    same
                                            ? "capital letters or signs may tell them apart"
                                            : "other words may mean the same"));
        }
        return isTruthAndWords(gold, answer) || isTruthAndWords(answer, gold)
                ? Optional.of(Judgement.unknown(RULE, "the words may say yes or no"))
                : Optional.empty();
    }

    private static boolean isTruthAndWords(Value one, Value other) {
        return one instanceof Value.Truth && other instanceof Value.Words;
    }

    /// A letter alone is read as a variable where no choice is asked for.
    private static Optional<Character> choice(Value answer) {
        return switch (answer) {
            case Value.Choice(char letter) -> Optional.of(letter);
            case Value.Scalar(Expression.Symbol(String name))
                    when name.length() == 1 && name.charAt(0) >= 'a' && name.charAt(0) <= 'z' ->
                    Optional.of(Character.toUpperCase(name.charAt(0)));
            default -> Optional.empty();
        };
    }

    private static String said(boolean truth) {
        return truth ? "yes" : "no";
    }

    private static boolean isNothing(Value value) {
        return switch (value) {
            case Value.NumberSet set -> set == Value.NumberSet.EMPTY;
            case Value.FiniteSet(var members) -> members.isEmpty();
            case Value.Words(var text) -> NOTHING.contains(plain(text));
            default -> false;
        };
    }

    /// Whether case and punctuation say nothing in it: `Isosceles.` and not `AaBb`, `HTH` or `-5`.
    private static boolean isProse(String text) {
        return !CAPITAL_INSIDE.matcher(text).find() && PROSE.matcher(text).matches();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .replaceAll("\\b(?:a|an|the) ", "")
                .strip();
    }
}
