package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Values of several variables at once: `x = 1, y = 2` and `(x, y) = (1, 2)`.
///
/// @param values in the order in which they were written
/// @param isOrdered whether they were written as a tuple
public record Assignments(Map<Value, Value> values, boolean isOrdered) {

    /// @return empty if the value does not name different variables
    public static Optional<Assignments> of(Value value) {
        return switch (value) {
            case Value.Labelled(Value.Tuple(_, var names), Value.Tuple(_, var values)) ->
                    names.size() == values.size() ? ofTuple(names, values) : Optional.empty();
            case Value.Listing(var members) -> ofMembers(members);
            case Value.FiniteSet(var members) -> ofMembers(members);
            case Value.Tuple(_, var members) -> ofMembers(members);
            default -> Optional.empty();
        };
    }

    private static Optional<Assignments> ofMembers(List<Value> members) {
        var values = new LinkedHashMap<Value, Value>();
        for (Value member : members) {
            var label = Label.of(member);
            if (label.isEmpty()
                    || values.putIfAbsent(label.get().name(), label.get().said()) != null) {
                return Optional.empty();
            }
        }
        return values.size() < 2 ? Optional.empty() : Optional.of(new Assignments(values, false));
    }

    private static Optional<Assignments> ofTuple(List<Value> names, List<Value> values) {
        var assigned = new LinkedHashMap<Value, Value>();
        for (int i = 0; i < names.size(); i++) {
            if (!Label.isName(names.get(i))) {
                return Optional.empty();
            }
            assigned.put(names.get(i), values.get(i));
        }
        return Optional.of(new Assignments(assigned, true));
    }

    /// Whether the variables are in the order in which a tuple of them is usually written.
    public boolean isInOrder() {
        var names = values.keySet().stream().map(Assignments::name).toList();
        return names.stream().sorted().toList().equals(names);
    }

    private static String name(Value label) {
        return switch (label) {
            case Value.Scalar(Expression.Symbol(var name)) -> name;
            case Value.Scalar(Expression.Call(var name, var arguments)) -> name.name() + arguments;
            default -> label.toString();
        };
    }

    public List<Value> inOrder() {
        return new ArrayList<>(values.values());
    }
}
