package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.Intervals;
import dev.reckoner.answer.equivalence.form.ReadRealSet;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Value;

import java.util.List;
import java.util.Optional;

/// Intervals with ends that cannot be ordered exactly, such as `(ln 2, a]`: end by end, and unions
/// part by part in any order. Different parts can still make the same set, so then nothing is said.
final class CompareIntervals implements Equivalence.Rule {

    private static final String RULE = "interval";

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        return switch (gold) {
            case Value.Interval expected ->
                    interval(answer).isPresent()
                            ? Optional.of(ends(expected, interval(answer).get(), equivalence))
                            : Optional.empty();
            case Value.Tuple tuple when answer instanceof Value.Interval given ->
                    interval(tuple).isPresent()
                            ? Optional.of(ends(interval(tuple).get(), given, equivalence))
                            : Optional.empty();
            case Value.Union(var expected) when answer instanceof Value.Union(var given) ->
                    Optional.of(parts(expected, given, equivalence));
            case Value.NumberSet expected when answer instanceof Value.NumberSet given ->
                    Optional.of(
                            expected == given
                                    ? Judgement.same(RULE, "both are the same set of numbers")
                                    : Judgement.different(
                                            RULE, "they are different sets of numbers"));
            case Value.Listing(var expected)
                    when answer instanceof Value.Listing(var given)
                            && ReadRealSet.isCertain(gold)
                            && ReadRealSet.isCertain(answer) ->
                    Optional.of(parts(expected, given, equivalence));
            case Value.Difference(var of, var without)
                    when answer instanceof Value.Difference(var other, var otherWithout) ->
                    Optional.of(
                            certain(
                                    All.of(
                                            RULE,
                                            "part",
                                            List.of(of, without),
                                            List.of(other, otherWithout),
                                            equivalence)));
            case Value.Labelled(var label, var expected)
                    when answer instanceof Value.Labelled(var other, var given)
                            && label.equals(other) ->
                    Optional.of(equivalence.judge(expected, given));
            default ->
                    ReadRealSet.isCertain(gold) && mayBeSet(answer)
                                    || ReadRealSet.isCertain(answer) && mayBeSet(gold)
                            ? Optional.of(Judgement.unknown(RULE, "the sets could not be compared"))
                            : Optional.empty();
        };
    }

    private static boolean mayBeSet(Value value) {
        return ReadRealSet.isCertain(value)
                || value instanceof Value.FiniteSet(var members)
                        && members.stream().allMatch(Value.Scalar.class::isInstance)
                || value instanceof Value.Tuple tuple && Intervals.of(tuple).isPresent();
    }

    private static Optional<Value.Interval> interval(Value value) {
        return switch (value) {
            case Value.Interval interval -> Optional.of(interval);
            case Value.Tuple tuple -> Intervals.of(tuple);
            default -> Optional.empty();
        };
    }

    private static Judgement ends(
            Value.Interval gold, Value.Interval answer, Equivalence equivalence)
            throws InterruptedException {
        if (gold.lowerIncluded() != answer.lowerIncluded()
                || gold.upperIncluded() != answer.upperIncluded()) {
            return Judgement.different(RULE, "an end belongs to one of them only");
        }
        return All.of(
                RULE,
                "end",
                List.of(new Value.Scalar(gold.lower()), new Value.Scalar(gold.upper())),
                List.of(new Value.Scalar(answer.lower()), new Value.Scalar(answer.upper())),
                equivalence);
    }

    private static Judgement parts(List<Value> gold, List<Value> answer, Equivalence equivalence)
            throws InterruptedException {
        return certain(new CompareCollections().collections(gold, answer, equivalence));
    }

    private static Judgement certain(Judgement judgement) {
        return judgement.isDifferent()
                ? Judgement.unknown(RULE, "different parts may make the same set")
                : judgement;
    }
}
