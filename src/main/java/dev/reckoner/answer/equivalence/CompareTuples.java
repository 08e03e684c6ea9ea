package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.Intervals;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Brackets;

import java.util.List;
import java.util.Optional;

/// Tuples member by member, in order. Angle brackets are round ones.
///
/// Two numbers in square brackets and two in round ones may be a closed and an open interval, so
/// they are not the same unless the first is the greater. A list without brackets is a tuple if its
/// order is the same; in another order it may still have been meant as one.
final class CompareTuples implements Equivalence.Rule {

    private static final String RULE = "tuple";

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        if (gold instanceof Value.Tuple(var brackets, var expected)) {
            if (answer instanceof Value.Tuple(var other, var given)) {
                return Optional.of(tuples(brackets, expected, other, given, equivalence));
            }
            if (answer instanceof Value.Listing(var given)) {
                return Optional.of(sequence(expected, given, equivalence));
            }
        }
        if (gold instanceof Value.Listing(var expected)
                && answer instanceof Value.Tuple(_, var given)) {
            var judgement = sequence(expected, given, equivalence);
            return Optional.of(
                    judgement.isDifferent()
                                    && !new CompareCollections()
                                            .collections(expected, given, equivalence)
                                            .isDifferent()
                            ? Judgement.unknown(RULE, "the same members stand in another order")
                            : judgement);
        }
        return Optional.empty();
    }

    private static Judgement tuples(
            Brackets brackets,
            List<Value> gold,
            Brackets other,
            List<Value> answer,
            Equivalence equivalence)
            throws InterruptedException {
        boolean differ = (brackets == Brackets.SQUARE) != (other == Brackets.SQUARE);
        if (differ && Intervals.mayBeOne(gold)) {
            var members = sequence(gold, answer, equivalence);
            return members.isDifferent()
                    ? members
                    : Judgement.different(
                            "interval", "round and square brackets mean different intervals");
        }
        return sequence(gold, answer, equivalence);
    }

    private static Judgement sequence(List<Value> gold, List<Value> answer, Equivalence equivalence)
            throws InterruptedException {
        return gold.size() == answer.size()
                ? All.of(RULE, "member", gold, answer, equivalence)
                : Judgement.different(
                        RULE,
                        "%s members were expected, and the answer has %s"
                                .formatted(gold.size(), answer.size()));
    }
}
