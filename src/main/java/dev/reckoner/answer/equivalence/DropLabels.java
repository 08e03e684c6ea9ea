package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.Label;
import dev.reckoner.answer.equivalence.form.Variables;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Comparison;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.util.HashMap;
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
        var judging =
                expected.map(Label::rounded).orElse(false) ? equivalence.rounded() : equivalence;
        var goldValue = expected.map(Label::value).orElse(gold);
        var answerValue = given.map(Label::value).orElse(answer);
        if (expected.isEmpty() || given.isEmpty()) {
            return Optional.of(judging.judge(goldValue, answerValue));
        }
        return Optional.of(named(expected.get(), given.get(), judging));
    }

    /// The value of a chain of numbers, `6/2 = 3`; its name is that number.
    private static Optional<Label> unnamed(Value value) {
        return value instanceof Value.Relation(var sides, var signs)
                        && signs.stream().allMatch(sign -> sign == Comparison.EQUAL)
                        && sides.stream().allMatch(side -> Variables.of(side).isEmpty())
                ? Optional.of(
                        new Label(
                                new Value.Scalar(sides.getFirst()),
                                sides.stream().<Value>map(Value.Scalar::new).toList(),
                                false))
                : Optional.empty();
    }

    private static boolean isConsistent(Label label, Equivalence equivalence)
            throws InterruptedException {
        for (Value each : label.values()) {
            if (!each.equals(label.value()) && !equivalence.judge(label.value(), each).isSame()) {
                return false;
            }
        }
        return true;
    }

    private static Judgement named(Label gold, Label answer, Equivalence equivalence)
            throws InterruptedException {
        if (!Label.isName(gold.name()) || !Label.isName(answer.name())) {
            return equivalence.judge(gold.value(), answer.value());
        }
        if (gold.name().equals(answer.name())) {
            return equivalence.judge(gold.value(), answer.value());
        }
        if (gold.name() instanceof Value.Scalar(Expression.Call(var expected, var parameters))
                && answer.name() instanceof Value.Scalar(Expression.Call(var given, var arguments))
                && expected.equals(given)
                && parameters.size() == arguments.size()) {
            return equivalence.judge(gold.value(), renamed(answer.value(), arguments, parameters));
        }
        if (function(gold.name()).equals(function(answer.name()))) {
            return equivalence.judge(gold.value(), answer.value());
        }
        var values = equivalence.judge(gold.value(), answer.value());
        boolean constant =
                gold.value() instanceof Value.Scalar(var term) && Variables.of(term).isEmpty();
        return constant || !values.isSame()
                ? Judgement.different(RULE, "the answer is the value of something else")
                : Judgement.unknown(RULE, "the answer has another name for the same value");
    }

    /// `f` for `f` and for `f(x)`.
    private static Value function(Value name) {
        return name instanceof Value.Scalar(Expression.Call(var function, _))
                ? new Value.Scalar(function)
                : name;
    }

    private static Value renamed(
            Value value, List<Expression> arguments, List<Expression> parameters) {
        var names = new HashMap<String, Expression>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Expression.Symbol(var name)) {
                names.put(name, parameters.get(i));
            }
        }
        return Variables.replaced(value, names);
    }
}
