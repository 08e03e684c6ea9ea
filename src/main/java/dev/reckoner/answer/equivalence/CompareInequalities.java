package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.ReadRealSet;
import dev.reckoner.answer.exact.NormalForm;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Inequalities in several variables: the same if each comparison of the chain is, which may be
/// read from either end. `a < b` is `b > a`, and a positive multiple of it.
final class CompareInequalities implements Equivalence.Rule {

    private static final String RULE = "inequality";

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        if (!(gold instanceof Value.Relation expected)
                || !(answer instanceof Value.Relation given)) {
            return Optional.empty();
        }
        if (sameChain(expected, given, equivalence)
                || sameChain(expected, reversed(given), equivalence)) {
            return Optional.of(Judgement.same(RULE, "both say the same of the same terms"));
        }
        if (expected.signs().size() == 1
                && given.signs().size() == 1
                && areLinear(expected, given)) {
            return Optional.of(
                    Judgement.different(RULE, "neither is a positive multiple of the other"));
        }
        return Optional.of(
                Judgement.unknown(RULE, "it is not known whether they have the same solutions"));
    }

    private static boolean sameChain(
            Value.Relation gold, Value.Relation answer, Equivalence equivalence)
            throws InterruptedException {
        if (!gold.signs().equals(answer.signs())) {
            return false;
        }
        boolean multiples = gold.signs().size() == 1 && isPositiveMultiple(gold, answer);
        return multiples || sameSides(gold.sides(), answer.sides(), equivalence);
    }

    private static boolean sameSides(
            List<Expression> gold, List<Expression> answer, Equivalence equivalence)
            throws InterruptedException {
        for (int i = 0; i < gold.size(); i++) {
            if (!equivalence.terms(gold.get(i), answer.get(i)).isSame()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPositiveMultiple(Value.Relation gold, Value.Relation answer) {
        var expected = NormalForm.difference(gold.sides().getFirst(), gold.sides().getLast());
        var given = NormalForm.difference(answer.sides().getFirst(), answer.sides().getLast());
        return expected instanceof NormalForm.Found(var a, var partial)
                && given instanceof NormalForm.Found(var b, var otherPartial)
                && partial.equals(otherPartial)
                && a.isPolynomial()
                && b.isPolynomial()
                && a.multipleOf(b).filter(factor -> factor.signum() > 0).isPresent();
    }

    private static boolean areLinear(Value.Relation... relations) {
        for (Value.Relation relation : relations) {
            if (!(NormalForm.difference(relation.sides().getFirst(), relation.sides().getLast())
                            instanceof NormalForm.Found(var difference, _))
                    || !difference.isPolynomial()
                    || difference.degree() != 1) {
                return false;
            }
        }
        return true;
    }

    private static Value.Relation reversed(Value.Relation relation) {
        var sides = new ArrayList<>(relation.sides());
        Collections.reverse(sides);
        var signs = new ArrayList<>(relation.signs().stream().map(ReadRealSet::turned).toList());
        Collections.reverse(signs);
        return new Value.Relation(sides, signs);
    }
}
