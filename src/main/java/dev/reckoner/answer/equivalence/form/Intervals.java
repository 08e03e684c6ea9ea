package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.exact.NormalForm;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Brackets;

import java.util.List;
import java.util.Optional;

/// Pairs of numbers in brackets, read as intervals.
public final class Intervals {

    /// @return empty if it is no pair of numbers, or the first is not the smaller
    public static Optional<Value.Interval> of(Value.Tuple tuple) {
        boolean closed = tuple.brackets() == Brackets.SQUARE;
        return mayBeOne(tuple.members())
                        && tuple.members().getFirst() instanceof Value.Scalar(var lower)
                        && tuple.members().getLast() instanceof Value.Scalar(var upper)
                ? Optional.of(new Value.Interval(lower, closed, upper, closed))
                : Optional.empty();
    }

    /// Whether there are two, and the first may be the smaller. `(1, 1)` is a point, and not the
    /// empty set.
    public static boolean mayBeOne(List<Value> members) {
        if (members.size() != 2
                || !(members.getFirst() instanceof Value.Scalar(var lower))
                || !(members.getLast() instanceof Value.Scalar(var upper))) {
            return false;
        }
        return !(NormalForm.difference(upper, lower) instanceof NormalForm.Found(var length, _)
                && length.decimal().filter(value -> value.signum() <= 0).isPresent());
    }

    private Intervals() {}
}
