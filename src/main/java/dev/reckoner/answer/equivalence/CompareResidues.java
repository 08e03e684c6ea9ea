package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.exact.NormalForm;
import dev.reckoner.answer.exact.Ratio;
import dev.reckoner.answer.exact.Rational;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Function;
import dev.reckoner.answer.value.Value;

import java.util.List;
import java.util.Optional;

/// `5 (mod 7)` is `12 (mod 7)`, and `-2 (mod 7)`; a bare number is the expected class only if it is
/// the representative that was written, and a class is no number.
final class CompareResidues implements Equivalence.Rule {

    private static final String RULE = "residue";

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        if (gold instanceof Value.Residue(var expected, var modulus)) {
            if (answer instanceof Value.Residue(var given, var other)) {
                return Optional.of(classes(expected, modulus, given, other, equivalence));
            }
            if (answer instanceof Value.Scalar(var given)) {
                return Optional.of(representative(expected, modulus, given, equivalence));
            }
        }
        return gold instanceof Value.Scalar(var expected)
                        && answer instanceof Value.Residue(var given, var modulus)
                ? Optional.of(classGiven(expected, given, modulus, equivalence))
                : Optional.empty();
    }

    /// A number is asked for, and its whole class is no number.
    private static Judgement classGiven(
            Expression gold, Expression given, Expression modulus, Equivalence equivalence)
            throws InterruptedException {
        var found = representative(given, modulus, gold, equivalence);
        return found.isSame()
                ? Judgement.unknown(RULE, "the answer is a class, and a number was expected")
                : found;
    }

    private static Judgement classes(
            Expression gold,
            Expression modulus,
            Expression answer,
            Expression other,
            Equivalence equivalence)
            throws InterruptedException {
        var sameModulus = equivalence.terms(modulus, other);
        if (!sameModulus.isSame()) {
            return sameModulus.isDifferent()
                    ? Judgement.different(RULE, "the moduli differ")
                    : Judgement.unknown(RULE, "the moduli could not be compared");
        }
        var steps =
                new Expression.Quotient(
                        new Expression.Sum(List.of(gold, new Expression.Negation(answer))),
                        modulus);
        return number(steps)
                .map(number ->
                        number.isWhole()
                                ? Judgement.same(RULE, "both are the same class")
                                : Judgement.different(RULE, "they are different classes"))
                .orElseGet(() -> Judgement.unknown(RULE, "the classes could not be compared"));
    }

    private static Judgement representative(
            Expression gold, Expression modulus, Expression answer, Equivalence equivalence)
            throws InterruptedException {
        var same = equivalence.terms(gold, answer);
        if (same.isSame()) {
            return Judgement.same(RULE, "the numbers are the same, one without its modulus");
        }
        var remainders =
                classes(
                        new Expression.Apply(Function.MOD, List.of(gold, modulus)),
                        modulus,
                        answer,
                        modulus,
                        equivalence);
        return remainders.isSame()
                ? Judgement.unknown(RULE, "they are of one class, and only one has a modulus")
                : remainders;
    }

    private static Optional<Rational> number(Expression expression) {
        return NormalForm.of(expression) instanceof NormalForm.Found(Ratio ratio, _)
                ? ratio.number()
                : Optional.empty();
    }
}
