package dev.reckoner.eval.report;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.reckoner.eval.report.Contrast.Kind;
import dev.reckoner.eval.report.EvaluationReport.Source;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Two evaluations on the same problems, arm by arm.
///
/// @param sameData whether both took their problems from the same files; if not, problems of the
///   same id count as the same
/// @param contrasts what the second evaluation is better by than the first
/// @param unmatched arms that have no counterpart in the other evaluation
public record ArmComparison(
        List<Source> evaluations,
        boolean sameData,
        List<Contrast> contrasts,
        List<ArmLabel> unmatched) {

    /// From the strictest on: arms are counterparts by the first that finds any.
    private static final List<BiPredicate<Arm, Arm>> COUNTERPARTS =
            List.of(
                    Arm::equals,
                    (a, b) -> a.effort() == b.effort() && a.tools() == b.tools(),
                    (a, b) -> true);

    public ArmComparison {
        evaluations = List.copyOf(evaluations);
        contrasts = List.copyOf(contrasts);
        unmatched = List.copyOf(unmatched);
    }

    /// @param firstArm the name of the one arm of the first evaluation that is compared, such as
    ///   `high, python`; null for each arm with its counterpart in the second: the same arm, else
    ///   the only one with its effort and tools, else the only one
    /// @throws IllegalArgumentException if an evaluation has no arm of that name
    public static ArmComparison of(
            Evaluation first,
            Evaluation second,
            @Nullable String firstArm,
            @Nullable String secondArm) {
        var rows = List.of(EvaluationReport.even(first), EvaluationReport.even(second));
        var labels = ArmLabel.of(rows.stream().map(each -> List.copyOf(each.keySet())).toList());
        var ofFirst = chosen(labels, 0, firstArm);
        var ofSecond = chosen(labels, 1, secondArm);
        var contrasts = contrasts(ofFirst, ofSecond, rows);
        return new ArmComparison(
                List.of(Source.of(first), Source.of(second)),
                first.record().data().revision().equals(second.record().data().revision()),
                contrasts,
                unmatched(ofFirst, ofSecond, contrasts));
    }

    /// Whether both evaluations have a problem in common in any pair of arms.
    @JsonIgnore
    public boolean isOfCommonProblems() {
        return contrasts.stream().anyMatch(contrast -> contrast.problems() > 0);
    }

    private static List<ArmLabel> chosen(
            List<ArmLabel> labels, int evaluation, @Nullable String name) {
        var all = labels.stream().filter(label -> label.evaluation() == evaluation).toList();
        if (name == null) {
            return all;
        }
        // a report of this evaluation alone leaves out what its own arms share
        var ofItsOwn = ArmLabel.of(List.of(all.stream().map(ArmLabel::arm).toList()));
        return Stream.of(all, ofItsOwn)
                .flatMap(names -> named(name.strip(), names, all).stream())
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new IllegalArgumentException(unknown(evaluation, name, all)));
    }

    private static Optional<ArmLabel> named(
            String name, List<ArmLabel> names, List<ArmLabel> labels) {
        return IntStream.range(0, names.size())
                .filter(i -> names.get(i).unnumbered().equals(name))
                .mapToObj(labels::get)
                .findFirst();
    }

    private static String unknown(int evaluation, String name, List<ArmLabel> all) {
        return "the %s evaluation has no arm '%s': it has %s"
                .formatted(
                        evaluation == 0 ? "first" : "second",
                        OneLine.quote(name),
                        all.stream()
                                .map(label -> "'" + OneLine.quote(label.unnumbered()) + "'")
                                .collect(Collectors.joining(" and ")));
    }

    private static List<Contrast> contrasts(
            List<ArmLabel> first, List<ArmLabel> second, List<Map<Arm, List<AttemptRow>>> rows) {
        for (var counterpart : COUNTERPARTS) {
            var contrasts = new ArrayList<Contrast>();
            for (ArmLabel label : first) {
                var others = counterparts(label, second, counterpart);
                if (others.size() == 1
                        && counterparts(others.getFirst(), first, counterpart).size() == 1) {
                    contrasts.add(
                            Contrast.of(
                                    Kind.EVALUATION,
                                    others.getFirst(),
                                    label,
                                    rows.get(1),
                                    rows.get(0)));
                }
            }
            if (!contrasts.isEmpty()) {
                return contrasts;
            }
        }
        return List.of();
    }

    private static List<ArmLabel> counterparts(
            ArmLabel label, List<ArmLabel> among, BiPredicate<Arm, Arm> counterpart) {
        return among.stream().filter(other -> counterpart.test(label.arm(), other.arm())).toList();
    }

    private static List<ArmLabel> unmatched(
            List<ArmLabel> first, List<ArmLabel> second, List<Contrast> contrasts) {
        var unmatched = new ArrayList<>(first);
        unmatched.addAll(second);
        contrasts.forEach(
                contrast -> unmatched.removeAll(List.of(contrast.first(), contrast.second())));
        return unmatched;
    }
}
