package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.Label;
import dev.reckoner.answer.equivalence.form.Progression;
import dev.reckoner.answer.equivalence.form.Variables;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Families of values. Where the parameter runs through all integers and the members are evenly
/// spaced, they are compared as sets: `π/4 + kπ/2` is `π/4 + kπ` together with `3π/4 + kπ`. Others
/// are compared with the parameter renamed. A parameter with finitely many values is written out.
final class CompareFamilies implements Equivalence.Rule {

    private static final String RULE = "family";
    private static final int MOST_MEMBERS = 100;

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        if (!isFamily(gold) && !isFamily(answer)) {
            return Optional.empty();
        }
        var listedGold = listed(gold);
        var listedAnswer = listed(answer);
        if (listedGold.isPresent() || listedAnswer.isPresent()) {
            return Optional.of(
                    equivalence.judge(listedGold.orElse(gold), listedAnswer.orElse(answer)));
        }
        var names = names(gold);
        var others = names(answer);
        if (names.size() == 1 && others.size() == 1 && !names.equals(others)) {
            return Optional.of(Judgement.different(RULE, "the answer is about another variable"));
        }
        boolean ofOne = names.size() <= 1 && others.size() <= 1;
        var expected = ofOne ? progressions(gold) : Optional.<List<Progression>>empty();
        var given = ofOne ? progressions(answer) : Optional.<List<Progression>>empty();
        if (expected.isPresent() && given.isPresent()) {
            return Optional.of(progressions(expected.get(), given.get()));
        }
        if (gold instanceof Value.Family one && answer instanceof Value.Family other) {
            return Optional.of(renamed(one, other, equivalence));
        }
        return isFamily(gold) && isFamily(answer)
                ? Optional.of(Judgement.unknown(RULE, "the families could not be compared"))
                : Optional.empty();
    }

    private static boolean isFamily(Value value) {
        return switch (value) {
            case Value.Family _ -> true;
            case Value.Listing(var members) -> members.stream().anyMatch(CompareFamilies::isFamily);
            case Value.FiniteSet(var members) ->
                    members.stream().anyMatch(CompareFamilies::isFamily);
            case Value.Labelled(_, var named) -> isFamily(named);
            default -> false;
        };
    }

    private static Judgement progressions(List<Progression> gold, List<Progression> answer) {
        return switch (Progression.compare(gold, answer)) {
            case EQUAL -> Judgement.same(RULE, "both have the same members");
            case DIFFERENT -> Judgement.different(RULE, "they have different members");
            case UNKNOWN -> Judgement.unknown(RULE, "the families could not be compared");
        };
    }

    private static Optional<List<Progression>> progressions(Value value) {
        return switch (value) {
            case Value.Family(var member, var parameters) ->
                    parameters.size() == 1
                                    && parameters.getFirst().domain() == Value.NumberSet.INTEGERS
                            ? members(member, parameters.getFirst().name())
                            : Optional.empty();
            case Value.Residue(var representative, var modulus) ->
                    Progression.of(representative, modulus).map(List::of);
            case Value.Listing(var members) -> all(members);
            case Value.FiniteSet(var members) -> all(members);
            case Value.Labelled(_, var named) -> progressions(named);
            default -> Optional.empty();
        };
    }

    private static Optional<List<Progression>> all(List<Value> families) {
        var all = new ArrayList<Progression>();
        for (Value family : families) {
            var some = progressions(family);
            if (some.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(some.get());
        }
        return Optional.of(all);
    }

    private static Optional<List<Progression>> members(Value member, String parameter) {
        return switch (member) {
            case Value.Scalar(var term) -> Progression.of(term, parameter).map(List::of);
            case Value.Relation _, Value.Labelled _ ->
                    Label.of(member)
                            .filter(label -> label.values().size() == 1 && !label.rounded())
                            .flatMap(label -> members(label.value(), parameter));
            case Value.Listing(var several) -> {
                var all = new ArrayList<Progression>();
                for (Value each : several) {
                    members(each, parameter).ifPresent(all::addAll);
                }
                yield all.size() == several.size() ? Optional.of(all) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /// The members, if the parameter has finitely many values.
    private static Optional<Value> listed(Value value) {
        if (!(value instanceof Value.Family(Value.Scalar(var member), var parameters))
                || parameters.size() != 1
                || !(parameters.getFirst().domain() instanceof Value.FiniteSet(var values))
                || values.size() > MOST_MEMBERS) {
            return Optional.empty();
        }
        var members = new ArrayList<Value>();
        for (Value each : values) {
            if (!(each instanceof Value.Scalar(var number))) {
                return Optional.empty();
            }
            members.add(
                    new Value.Scalar(
                            Variables.replaced(
                                    member, Map.of(parameters.getFirst().name(), number))));
        }
        return Optional.of(new Value.FiniteSet(members));
    }

    private static Judgement renamed(
            Value.Family gold, Value.Family answer, Equivalence equivalence)
            throws InterruptedException {
        if (gold.parameters().size() != answer.parameters().size()) {
            return Judgement.unknown(RULE, "the families have other parameters");
        }
        for (int i = 0; i < gold.parameters().size(); i++) {
            if (!gold.parameters().get(i).domain().equals(answer.parameters().get(i).domain())) {
                return Judgement.unknown(RULE, "the parameters have other values");
            }
        }
        var judgement =
                equivalence.judge(
                        gold.member(),
                        Variables.renamed(answer.member(), parameters(answer), parameters(gold)));
        return judgement.isSame()
                ? judgement
                : Judgement.unknown(RULE, "other terms may give the same members");
    }

    private static List<Expression> parameters(Value.Family family) {
        return family.parameters().stream()
                .<Expression>map(parameter -> new Expression.Symbol(parameter.name()))
                .toList();
    }

    /// What the members are called: `x` in `x = kπ, k ∈ ℤ`.
    private static Set<Value> names(Value value) {
        var names = new HashSet<Value>();
        switch (value) {
            case Value.Family(var member, _) -> names.addAll(names(member));
            case Value.Listing(var members) ->
                    members.forEach(member -> names.addAll(names(member)));
            case Value.FiniteSet(var members) ->
                    members.forEach(member -> names.addAll(names(member)));
            case Value.Labelled(var label, var named) -> {
                names.add(label);
                names.addAll(names(named));
            }
            default -> Label.of(value).map(Label::name).ifPresent(names::add);
        }
        return names;
    }
}
