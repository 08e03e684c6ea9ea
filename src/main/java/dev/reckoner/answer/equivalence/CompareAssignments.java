package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.Assignments;
import dev.reckoner.answer.equivalence.form.Label;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `x = 1, y = 2` is `y = 2, x = 1`, and also `(1, 2)` where the variables stand in alphabetical
/// order. Where they do not, an order of the values is not known.
///
/// `(x, y) = (1, 2)` is `(1, 2)`; `x = 1 or x = 2` is `1 or 2`.
final class CompareAssignments implements Equivalence.Rule {

    private static final String RULE = "assignments";

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        for (Value member : members(answer).orElse(List.of())) {
            var label = Label.of(member);
            if (label.isPresent() && !DropLabels.isConsistent(label.get(), equivalence)) {
                return Optional.of(
                        Judgement.different("chain", "the answer's own equations do not agree"));
            }
        }
        var plainGold = unnamed(gold);
        var plainAnswer = unnamed(answer);
        if (plainGold.isPresent() && plainAnswer.isPresent()) {
            var names = List.of(plainGold.get().name(), plainAnswer.get().name());
            return names.getFirst().equals(names.getLast())
                    ? Optional.of(
                            equivalence.judge(plainGold.get().value(), plainAnswer.get().value()))
                    : Optional.of(
                            Judgement.different(RULE, "the answer is about another variable"));
        }
        if (plainGold.isPresent() || plainAnswer.isPresent()) {
            return Optional.of(
                    equivalence.judge(
                            plainGold.map(Named::value).orElse(gold),
                            plainAnswer.map(Named::value).orElse(answer)));
        }
        var expected = Assignments.of(gold);
        var given = Assignments.of(answer);
        if (expected.isPresent() && given.isPresent()) {
            return Optional.of(both(expected.get(), given.get(), equivalence));
        }
        if (expected.isPresent() && members(answer).isPresent()) {
            return Optional.of(
                    withSequence(
                            expected.get().isInOrder(),
                            expected.get().isOrdered(),
                            expected.get().inOrder(),
                            members(answer).get(),
                            equivalence));
        }
        if (given.isPresent() && members(gold).isPresent()) {
            return Optional.of(
                    withSequence(
                            given.get().isInOrder(),
                            false,
                            members(gold).get(),
                            given.get().inOrder(),
                            equivalence));
        }
        return Optional.empty();
    }

    private record Named(Value name, Value value) {}

    /// A list without the name that all of its members have, or a tuple without the names of its
    /// members.
    private static Optional<Named> unnamed(Value value) {
        if (value instanceof Value.Labelled(var label, var tuple)
                && Label.isName(label)
                && tuple instanceof Value.Listing) {
            return Optional.of(new Named(label, tuple));
        }
        if (!(value instanceof Value.Listing(var members))) {
            return Optional.empty();
        }
        var name = Label.of(members.getFirst()).map(Label::name);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var values = new ArrayList<Value>();
        for (Value member : members) {
            var label = Label.of(member);
            if (label.isPresent()
                    ? !label.get().name().equals(name.get())
                    : member instanceof Value.Relation) {
                return Optional.empty();
            }
            values.add(label.map(Label::said).orElse(member));
        }
        return Optional.of(new Named(name.get(), new Value.Listing(values)));
    }

    private static Judgement both(Assignments gold, Assignments answer, Equivalence equivalence)
            throws InterruptedException {
        if (!gold.values().keySet().equals(answer.values().keySet())) {
            return Judgement.different(RULE, "the answer is about other variables");
        }
        var values = new ArrayList<Value>();
        for (Value name : gold.values().keySet()) {
            var value = answer.values().get(name);
            if (value != null) {
                values.add(value);
            }
        }
        return All.of(RULE, "variable", gold.inOrder(), values, equivalence);
    }

    /// @param isInOrder whether the names stand in the order of a tuple without names
    /// @param isAsked whether it is the problem's own tuple of names
    private static Judgement withSequence(
            boolean isInOrder,
            boolean isAsked,
            List<Value> gold,
            List<Value> answer,
            Equivalence equivalence)
            throws InterruptedException {
        if (gold.size() != answer.size()) {
            return Judgement.different(RULE, "the numbers of values differ");
        }
        var judgement = All.of(RULE, "variable", gold, answer, equivalence);
        boolean isKnown = isInOrder || isAsked && judgement.isSame();
        return isKnown || judgement.isUnknown()
                ? judgement
                : Judgement.unknown(RULE, "the order of the variables is not known");
    }

    private static Optional<List<Value>> members(Value value) {
        return switch (value) {
            case Value.Tuple(_, var members) -> Optional.of(members);
            case Value.Listing(var members) -> Optional.of(members);
            default -> Optional.empty();
        };
    }
}
