package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.Label;
import dev.reckoner.answer.equivalence.form.Variables;
import dev.reckoner.answer.exact.NormalForm;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Comparison;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.util.List;
import java.util.Optional;

/// Two equations are the same if the difference of the sides of one is a number other than zero
/// times that of the other: `y = 2x + 1`, `2x - y + 1 = 0`, `4x = 2y - 2`.
///
/// An equation that gives a name a value is left to [DropLabels] where this does not make them the
/// same.
final class CompareEquations implements Equivalence.Rule {

    private static final String RULE = "equation";

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        if (!(gold instanceof Value.Relation(var expected, var expectedSigns))
                || !(answer instanceof Value.Relation(var given, var givenSigns))
                || !isEquation(expectedSigns)
                || !isEquation(givenSigns)) {
            return Optional.empty();
        }
        boolean named = Label.of(gold).isPresent() && Label.of(answer).isPresent();
        if (isOfNumbers(expected) || isOfNumbers(given)) {
            return Optional.empty();
        }
        var left = NormalForm.difference(expected.getFirst(), expected.getLast());
        var right = NormalForm.difference(given.getFirst(), given.getLast());
        if (left instanceof NormalForm.Found(var a, var partial)
                && right instanceof NormalForm.Found(var b, var otherPartial)) {
            if (partial.equals(otherPartial) && a.multipleOf(b).isPresent()) {
                return Optional.of(
                        Judgement.same(RULE, "one is a multiple of the other, rearranged"));
            }
            if (named) {
                return Optional.empty();
            }
            if (a.isPolynomial() && b.isPolynomial() && a.degree() == b.degree()) {
                return Optional.of(Judgement.different(RULE, "neither is a multiple of the other"));
            }
            if (!a.variables().equals(b.variables())) {
                return Optional.of(Judgement.different(RULE, "they are about different variables"));
            }
        }
        if (named) {
            return Optional.empty();
        }
        return Optional.of(sides(expected, given, equivalence));
    }

    private static boolean isEquation(List<Comparison> signs) {
        return signs.equals(List.of(Comparison.EQUAL));
    }

    private static boolean isOfNumbers(List<Expression> sides) {
        return sides.stream().allMatch(side -> Variables.of(side).isEmpty());
    }

    /// Left with left and right with right, or crosswise.
    private static Judgement sides(
            List<Expression> gold, List<Expression> answer, Equivalence equivalence)
            throws InterruptedException {
        boolean same =
                equivalence.terms(gold.getFirst(), answer.getFirst()).isSame()
                                && equivalence.terms(gold.getLast(), answer.getLast()).isSame()
                        || equivalence.terms(gold.getFirst(), answer.getLast()).isSame()
                                && equivalence.terms(gold.getLast(), answer.getFirst()).isSame();
        return same
                ? Judgement.same(RULE, "both have the same sides")
                : Judgement.unknown(RULE, "it is not known whether they have the same solutions");
    }
}
