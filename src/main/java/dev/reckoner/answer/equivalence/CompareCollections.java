package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sets and lists of solutions, in any order. In braces a member counts once; in a list the same
/// member twice may be meant as twice, so then only equal lists are the same.
///
/// One value in braces and the bare value may be meant the same, so nothing is said.
final class CompareCollections implements Equivalence.Rule {

    private static final String RULE = "set";

    /// Comparing all pairs of two larger lists would take too long.
    private static final int MOST_MEMBERS = 300;

    /// Pairs for which the symbolic check is asked.
    private static final int MOST_ASKED = 30;

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        var expected = members(gold);
        var given = members(answer);
        if (expected.isPresent() && given.isPresent()) {
            boolean sets = gold instanceof Value.FiniteSet && answer instanceof Value.FiniteSet;
            return Optional.of(
                    sets
                            ? sets(expected.get(), given.get(), equivalence)
                            : lists(expected.get(), given.get(), equivalence));
        }
        if (expected.isPresent() && isSingle(answer)) {
            return Optional.of(withOne(gold, expected.get(), List.of(answer), equivalence));
        }
        if (given.isPresent() && isSingle(gold)) {
            return Optional.of(withOne(answer, List.of(gold), given.get(), equivalence));
        }
        return Optional.empty();
    }

    private static Optional<List<Value>> members(Value value) {
        return switch (value) {
            case Value.Listing(var members) -> Optional.of(members);
            case Value.FiniteSet(var members) -> Optional.of(members);
            default -> Optional.empty();
        };
    }

    private static boolean isSingle(Value value) {
        return switch (value) {
            case Value.Scalar _, Value.Measured _, Value.Tuple _, Value.Matrix _ -> true;
            default -> false;
        };
    }

    private Judgement withOne(
            Value several, List<Value> gold, List<Value> answer, Equivalence equivalence)
            throws InterruptedException {
        if (several instanceof Value.FiniteSet && answer.getFirst() instanceof Value.Tuple
                || several instanceof Value.FiniteSet && gold.getFirst() instanceof Value.Tuple) {
            return Judgement.different("kind", "a set is not a tuple");
        }
        var judgement = sets(gold, answer, equivalence);
        return judgement.isSame()
                ? Judgement.unknown(RULE, "one is a set with the other as its only member")
                : judgement;
    }

    private Judgement lists(List<Value> gold, List<Value> answer, Equivalence equivalence)
            throws InterruptedException {
        var judgement = sets(gold, answer, equivalence);
        if (!judgement.isSame() || gold.equals(answer)) {
            return judgement;
        }
        boolean once = gold.size() == answer.size() && areDistinct(gold, equivalence.exact());
        return once
                ? judgement
                : Judgement.unknown(RULE, "a member stands several times in one of them");
    }

    private static boolean areDistinct(List<Value> members, Equivalence equivalence)
            throws InterruptedException {
        for (int i = 0; i < members.size(); i++) {
            for (Value other : members.subList(0, i)) {
                if (equivalence.judge(other, members.get(i)).isSame()) {
                    return false;
                }
            }
        }
        return true;
    }

    /// As sets, for values of other rules.
    Judgement collections(List<Value> gold, List<Value> answer, Equivalence equivalence)
            throws InterruptedException {
        return sets(gold, answer, equivalence);
    }

    private static Judgement sets(List<Value> gold, List<Value> answer, Equivalence equivalence)
            throws InterruptedException {
        if (gold.size() > MOST_MEMBERS || answer.size() > MOST_MEMBERS) {
            return gold.equals(answer)
                    ? Judgement.same(RULE, "both are the same list")
                    : Judgement.unknown(RULE, "they have too many members");
        }
        var missing = without(gold, answer, equivalence::judge, equivalence.exact()::judge);
        var extra =
                without(
                        answer,
                        gold,
                        (given, expected) -> equivalence.judge(expected, given),
                        (given, expected) -> equivalence.exact().judge(expected, given));
        if (missing.isEmpty() && extra.isEmpty()) {
            return Judgement.same(RULE, "both have the same members");
        }
        return extra.stream().anyMatch(Unmatched::isCertain)
                ? Judgement.different(RULE, "the answer has a member that was not expected")
                : missing.stream().anyMatch(Unmatched::isCertain)
                        ? Judgement.different(RULE, "the answer lacks a member")
                        : Judgement.unknown(RULE, "some members could not be compared");
    }

    /// A member that is not known to be among the others.
    ///
    /// @param isCertain whether it is different from each of them
    private record Unmatched(Value member, boolean isCertain) {}

    private interface Judge {
        Judgement judge(Value member, Value other) throws InterruptedException;
    }

    private static List<Unmatched> without(
            List<Value> of, List<Value> others, Judge any, Judge exact)
            throws InterruptedException {
        var unmatched = new ArrayList<Unmatched>();
        int asked = 0;
        for (Value member : of) {
            var unclear = new ArrayList<Value>();
            boolean found = false;
            for (Value other : others) {
                var judgement = exact.judge(member, other);
                if (judgement.isSame()) {
                    found = true;
                    break;
                }
                if (judgement.isUnknown()) {
                    unclear.add(other);
                }
            }
            boolean certain = true;
            for (Value other : found ? List.<Value>of() : unclear) {
                var judgement =
                        asked++ < MOST_ASKED
                                ? any.judge(member, other)
                                : Judgement.unknown(RULE, "too many members");
                found |= judgement.isSame();
                certain &= judgement.isDifferent();
            }
            if (!found) {
                unmatched.add(new Unmatched(member, certain));
            }
        }
        return unmatched;
    }
}
