package dev.reckoner.eval.metrics;

import dev.reckoner.answer.grading.AnswerClasses;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Which attempts gave the same answer: what voting goes by.
///
/// @param classes the number of the class of its answer, for each job that has an answer; the
///   numbers of attempts at one problem in one arm are compared with each other alone
public record AnswerIndex(Map<String, Integer> classes) {

    public AnswerIndex {
        classes = Map.copyOf(classes);
    }

    /// Groups the answers to each problem in each arm, in the order of their samples.
    ///
    /// @param grader that of `Grader.exact()` takes answers for different that only computer
    ///   algebra knows to be the same
    public static AnswerIndex of(List<AttemptRow> rows, Grader grader) throws InterruptedException {
        record Place(Arm arm, String problem) {}

        Map<Place, List<AttemptRow>> answered = new LinkedHashMap<>();
        for (var row : rows) {
            if (row.answer() != null) {
                answered.computeIfAbsent(
                                new Place(row.arm(), row.problem()), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        Map<String, Integer> classes = new HashMap<>();
        for (var attempts : answered.values()) {
            index(attempts, grader, classes);
        }
        return new AnswerIndex(classes);
    }

    private static void index(
            List<AttemptRow> attempts, Grader grader, Map<String, Integer> classes)
            throws InterruptedException {
        Map<String, List<AttemptRow>> byText = new LinkedHashMap<>();
        attempts.stream()
                .sorted(Comparator.comparingInt(AttemptRow::sample))
                .forEach(row ->
                        byText.computeIfAbsent(
                                        Objects.requireNonNull(row.answer()).strip(),
                                        _ -> new ArrayList<>())
                                .add(row));
        var groups = AnswerClasses.of(List.copyOf(byText.keySet()), grader).classes();
        var ofEachText = List.copyOf(byText.values());
        for (int i = 0; i < groups.size(); i++) {
            for (int member : groups.get(i).members()) {
                for (var row : ofEachText.get(member)) {
                    classes.put(row.job(), i);
                }
            }
        }
    }

    int classOf(AttemptRow row) {
        var found = classes.get(row.job());
        if (found == null) {
            throw new IllegalArgumentException(
                    "the answer of job %s is in no class".formatted(row.job()));
        }
        return found;
    }
}
