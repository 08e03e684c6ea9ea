package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.Label;
import dev.reckoner.answer.equivalence.form.Variables;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Comparison;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.util.List;
import java.util.Optional;

/// `x = 5` is `5`, and `6/2 = 3` is `3`: a name is left out where only one side has it.
///
/// Where both have names, a number with another name is another answer; a term with another name is
/// compared with the arguments of its function renamed: `f(t) = 2t` is `f(x) = 2x`. A chain has to
/// agree with itself.
final class DropLabels implements Equivalence.Rule {

    private static final String RULE = "name";

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        var expected = Label.of(gold).or(() -> unnamed(gold));
        var given = Label.of(answer).or(() -> unnamed(answer));
        if (expected.isEmpty() && given.isEmpty()) {
            return Optional.empty();
        }
        if (expected.isEmpty() && gold instanceof Value.Relation
                || given.isEmpty() && answer instanceof Value.Relation) {
            return Optional.empty();
        }
        if (given.isPresent() && !isConsistent(given.get(), equivalence)) {
            return Optional.of(
                    Judgement.different("chain", "the answer's own equations do not agree"));
        }
        if (answer instanceof Value.Relation relation && callsWholeNumberAbout(relation)) {
            return Optional.of(
                    Judgement.unknown("chain", "the answer calls a whole number about another"));
        }
        if (expected.isEmpty() || given.isEmpty()) {
            return Optional.of(
                    equivalence.judge(
                            expected.map(Label::said).orElse(gold),
                            given.map(Label::said).orElse(answer)));
        }
        return Optional.of(named(expected.get(), given.get(), equivalence));
    }

    /// The value of a chain of numbers, `6/2 = 3` or `1/3 ≈ 0.33`; its name is its first number.
    private static Optional<Label> unnamed(Value value) {
        if (!(value instanceof Value.Relation(var sides, var signs))
                || sides.stream().anyMatch(side -> !Variables.of(side).isEmpty())) {
            return Optional.empty();
        }
        int exact = signs.getLast() == Comparison.ABOUT ? signs.size() - 1 : signs.size();
        if (signs.subList(0, exact).stream().anyMatch(sign -> sign != Comparison.EQUAL)) {
            return Optional.empty();
        }
        return Optional.of(
                new Label(
                        new Value.Scalar(sides.getFirst()),
                        sides.subList(0, exact + 1).stream().<Value>map(Value.Scalar::new).toList(),
                        false));
    }

    /// `42 ≈ 43` may mean either.
    private static boolean callsWholeNumberAbout(Value.Relation relation) {
        var sides = relation.sides();
        return relation.signs().getLast() == Comparison.ABOUT
                && sides.get(sides.size() - 2) instanceof Expression.Whole
                && !sides.getLast().equals(sides.get(sides.size() - 2));
    }

    /// Whether all values that a chain gives to its name are the same.
    static boolean isConsistent(Label label, Equivalence equivalence) throws InterruptedException {
        for (Value each : label.values()) {
            if (!each.equals(label.value()) && !equivalence.judge(label.value(), each).isSame()) {
                return false;
            }
        }
        return true;
    }

    private static Judgement named(Label gold, Label answer, Equivalence equivalence)
            throws InterruptedException {
        if (!Label.isName(gold.name())
                || !Label.isName(answer.name())
                || gold.name().equals(answer.name())) {
            return equivalence.judge(gold.said(), answer.said());
        }
        if (gold.name() instanceof Value.Scalar(Expression.Call(var expected, var parameters))
                && answer.name() instanceof Value.Scalar(Expression.Call(var given, var arguments))
                && expected.equals(given)
                && areVariables(parameters)
                && areVariables(arguments)
                && parameters.size() == arguments.size()) {
            return equivalence.judge(
                    gold.said(), Variables.renamed(answer.said(), arguments, parameters));
        }
        if (function(gold.name()).equals(function(answer.name()))) {
            return equivalence.judge(gold.said(), answer.said());
        }
        var values = equivalence.judge(gold.said(), answer.said());
        boolean constant =
                gold.value() instanceof Value.Scalar(var term) && Variables.of(term).isEmpty();
        return constant || !values.isSame()
                ? Judgement.different(RULE, "the answer is the value of something else")
                : Judgement.unknown(RULE, "the answer has another name for the same value");
    }

    /// `f` for `f` and for `f(x)`; `f(2)` is a name of its own.
    private static Value function(Value name) {
        return name instanceof Value.Scalar(Expression.Call(var function, var parameters))
                        && areVariables(parameters)
                ? new Value.Scalar(function)
                : name;
    }

    private static boolean areVariables(List<Expression> parameters) {
        return parameters.stream().allMatch(Expression.Symbol.class::isInstance)
                && parameters.stream().distinct().count() == parameters.size();
    }
}
