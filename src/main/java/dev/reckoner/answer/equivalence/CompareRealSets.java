package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.ReadRealSet;
import dev.reckoner.answer.equivalence.form.RealSet;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Value;

import java.util.Optional;

/// Sets of real numbers, however they are written: `[0, 1) ∪ [1, 2]` is `[0, 2]`, `ℝ \ {0}` is
/// `(-∞, 0) ∪ (0, ∞)`, `0 < x < 1` is `(0, 1)`. A pair in brackets is an interval where it is
/// compared with one.
final class CompareRealSets implements Equivalence.Rule {

    private static final String RULE = "real-set";

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence) {
        if (!ReadRealSet.isCertain(gold) && !ReadRealSet.isCertain(answer)
                || isNumber(gold)
                || isNumber(answer)) {
            return Optional.empty();
        }
        var expected = ReadRealSet.of(gold);
        var given = ReadRealSet.of(answer);
        if (expected.isEmpty() || given.isEmpty()) {
            return Optional.empty();
        }
        var names = expected.get().variables();
        var others = given.get().variables();
        if (names.size() > 1
                || others.size() > 1
                || names.size() == 1 && others.size() == 1 && !names.equals(others)) {
            return Optional.of(
                    Judgement.different(RULE, "the conditions are about other variables"));
        }
        try {
            return Optional.of(
                    expected.get().set().isSame(given.get().set())
                            ? Judgement.same(RULE, "both are the same set of real numbers")
                            : Judgement.different(RULE, "they are different sets of real numbers"));
        } catch (RealSet.NotOrdered _) {
            return Optional.empty();
        }
    }

    /// A bare number is no set.
    private static boolean isNumber(Value value) {
        return switch (value) {
            case Value.Scalar _ -> true;
            case Value.Listing(var members) ->
                    members.stream().anyMatch(Value.Scalar.class::isInstance);
            default -> false;
        };
    }
}
