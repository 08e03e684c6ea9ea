package dev.reckoner.eval.metrics;

import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.statistics.Resampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// All numbers of one arm.
///
/// @param tiers the problems of each tier, by name; problems without one are in none
/// @param tags the problems with each tag, by name; a problem is in as many as it has tags
/// @param endings how attempts ended, the most frequent first
/// @param byTokens accuracy against a budget of tokens, read and written, for an attempt
/// @param byMoney accuracy against a budget of US dollars for an attempt
public record ArmMetrics(
        Arm arm,
        Scores scores,
        List<Group> tiers,
        List<Group> tags,
        List<Ending> endings,
        ToolUse toolUse,
        Spending spending,
        Latency latency,
        BudgetCurve byTokens,
        BudgetCurve byMoney) {

    public ArmMetrics {
        tiers = List.copyOf(tiers);
        tags = List.copyOf(tags);
        endings = List.copyOf(endings);
    }

    /// The problems of one tier or with one tag.
    public record Group(String name, Scores scores) {}

    /// @param rows of one arm; at least one
    /// @param answers must know each attempt with an answer
    public static ArmMetrics of(List<AttemptRow> rows, AnswerIndex answers) {
        return of(rows, answers, Resampling.DEFAULT);
    }

    public static ArmMetrics of(List<AttemptRow> rows, AnswerIndex answers, Resampling resampling) {
        var arm = oneArm(rows);
        var samples = samples(rows, answers, resampling);
        return new ArmMetrics(
                arm,
                MeasureScores.of(List.copyOf(samples.values()), resampling),
                groups(rows, row -> Stream.ofNullable(row.tier()), samples, resampling),
                groups(rows, row -> row.tags().stream(), samples, resampling),
                Ending.of(rows),
                ToolUse.of(rows),
                Spending.of(rows),
                Latency.of(rows),
                BudgetCurve.ofTokens(rows),
                BudgetCurve.ofMoney(rows));
    }

    private static Arm oneArm(List<AttemptRow> rows) {
        var arms =
                new TreeSet<Arm>((a, b) -> a.equals(b) ? 0 : a.toString().compareTo(b.toString()));
        rows.forEach(row -> arms.add(row.arm()));
        if (arms.size() != 1) {
            throw new IllegalArgumentException(
                    "rows must be of one arm, were of " + arms.stream().map(Arm::name).toList());
        }
        return arms.first();
    }

    private static Map<String, ProblemSample> samples(
            List<AttemptRow> rows, AnswerIndex answers, Resampling resampling) {
        var attempts = new TreeMap<String, List<AttemptRow>>();
        for (var row : rows) {
            attempts.computeIfAbsent(row.problem(), _ -> new ArrayList<>()).add(row);
        }
        var samples = new TreeMap<String, ProblemSample>();
        attempts.forEach((problem, ofProblem) ->
                samples.put(
                        problem, ProblemSample.of(problem, ofProblem, answers, resampling.seed())));
        return samples;
    }

    private static List<Group> groups(
            List<AttemptRow> rows,
            Function<AttemptRow, Stream<String>> names,
            Map<String, ProblemSample> samples,
            Resampling resampling) {
        var members = new TreeMap<String, Set<String>>();
        for (var row : rows) {
            names.apply(row)
                    .forEach(name ->
                            members.computeIfAbsent(name, _ -> new TreeSet<>()).add(row.problem()));
        }
        var groups = new ArrayList<Group>();
        members.forEach((name, problems) ->
                groups.add(
                        new Group(
                                name,
                                MeasureScores.of(
                                        problems.stream()
                                                .flatMap(problem ->
                                                        Stream.ofNullable(samples.get(problem)))
                                                .toList(),
                                        resampling))));
        return groups;
    }
}
