package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Matrices of one shape, entry by entry. Lists of rows `[[1, 2], [3, 4]]` are a matrix where one
/// is compared with them, and a row or a column is a tuple.
final class CompareMatrices implements Equivalence.Rule {

    private static final String RULE = "matrix";

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        if (!(gold instanceof Value.Matrix) && !(answer instanceof Value.Matrix)) {
            return Optional.empty();
        }
        var expected = rows(gold);
        var given = rows(answer);
        if (expected.isPresent() && given.isPresent()) {
            return Optional.of(rows(expected.get(), given.get(), equivalence));
        }
        var vector = vector(gold);
        var other = vector(answer);
        if (vector.isPresent() && other.isPresent()) {
            return Optional.of(members(vector.get(), other.get(), equivalence));
        }
        return Optional.empty();
    }

    private static Judgement rows(
            List<List<Value>> gold, List<List<Value>> answer, Equivalence equivalence)
            throws InterruptedException {
        if (gold.size() != answer.size() || gold.getFirst().size() != answer.getFirst().size()) {
            return Judgement.different(
                    RULE,
                    "a %s×%s matrix was expected, and the answer is %s×%s"
                            .formatted(
                                    gold.size(),
                                    gold.getFirst().size(),
                                    answer.size(),
                                    answer.getFirst().size()));
        }
        return members(
                gold.stream().flatMap(List::stream).toList(),
                answer.stream().flatMap(List::stream).toList(),
                equivalence);
    }

    private static Judgement members(List<Value> gold, List<Value> answer, Equivalence equivalence)
            throws InterruptedException {
        return gold.size() == answer.size()
                ? All.of(RULE, "entry", gold, answer, equivalence)
                : Judgement.different(RULE, "the numbers of entries differ");
    }

    private static Optional<List<List<Value>>> rows(Value value) {
        return switch (value) {
            case Value.Matrix(var rows) ->
                    rows.isEmpty() || rows.getFirst().isEmpty()
                            ? Optional.empty()
                            : Optional.of(rows.stream().map(CompareMatrices::scalars).toList());
            case Value.Tuple(_, var members) -> {
                var rows = new ArrayList<List<Value>>();
                for (Value member : members) {
                    if (!(member instanceof Value.Tuple(_, var row))
                            || !rows.isEmpty() && rows.getFirst().size() != row.size()) {
                        yield Optional.empty();
                    }
                    rows.add(row);
                }
                yield rows.isEmpty() || rows.getFirst().isEmpty()
                        ? Optional.empty()
                        : Optional.of(rows);
            }
            default -> Optional.empty();
        };
    }

    private static List<Value> scalars(List<Expression> row) {
        return row.stream().<Value>map(Value.Scalar::new).toList();
    }

    private static Optional<List<Value>> vector(Value value) {
        return switch (value) {
            case Value.Matrix(var rows) when rows.size() == 1 ->
                    Optional.of(scalars(rows.getFirst()));
            case Value.Matrix(var rows) when rows.stream().allMatch(row -> row.size() == 1) ->
                    Optional.of(scalars(rows.stream().map(List::getFirst).toList()));
            case Value.Tuple(_, var members) -> Optional.of(members);
            default -> Optional.empty();
        };
    }
}
