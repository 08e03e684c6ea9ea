package dev.reckoner.eval.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.reckoner.eval.row.Arm;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an arm is called in a report: what it shares with all others is left out.
///
/// @param evaluation its place among those of the report, from 0
/// @param numbered whether the report is of several evaluations
/// @param setting model and effort; arms of an evaluation that differ in their tools alone share it
/// @param tools such as `python` or `no tools`
public record ArmLabel(
        int evaluation, @JsonIgnore boolean numbered, Arm arm, String setting, String tools) {

    /// The setting, after the number of the evaluation where there are several.
    public String place() {
        return numbered ? number() + " " + setting : setting;
    }

    String number() {
        return "(" + (evaluation + 1) + ")";
    }

    /// Unique in its evaluation.
    String unnumbered() {
        return setting + ", " + tools;
    }

    @JsonProperty("name")
    public String text() {
        return place() + ", " + tools;
    }

    /// One for each arm, in the order of the evaluations and of their arms.
    static List<ArmLabel> of(List<List<Arm>> evaluations) {
        boolean several = evaluations.size() > 1;
        var arms = evaluations.stream().flatMap(List::stream).toList();
        boolean models = distinct(arms, Arm::model) > 1;
        var labels = new ArrayList<ArmLabel>();
        for (int i = 0; i < evaluations.size(); i++) {
            for (Arm arm : evaluations.get(i)) {
                boolean named = models || arm.effort() == null;
                String setting =
                        Stream.of(
                                        named ? arm.model() : "",
                                        arm.effort() == null ? "" : arm.effort().toString())
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" "));
                labels.add(
                        new ArmLabel(
                                i, several, arm, setting, arm.tools() ? "python" : "no tools"));
            }
        }
        return toldApart(labels);
    }

    /// Arms that would have the same name are given more of what they are.
    private static List<ArmLabel> toldApart(List<ArmLabel> labels) {
        List<Function<Arm, @Nullable String>> parts = List.of(Arm::preset, Arm::state);
        var apart = labels;
        for (var part : parts) {
            Set<String> twice = twice(apart);
            apart =
                    apart.stream()
                            .map(label -> twice.contains(label.text()) ? label.with(part) : label)
                            .toList();
        }
        return apart;
    }

    private ArmLabel with(Function<Arm, @Nullable String> part) {
        String more = part.apply(arm);
        return more == null
                ? this
                : new ArmLabel(evaluation, numbered, arm, setting, tools + ", " + more);
    }

    private static Set<String> twice(List<ArmLabel> labels) {
        var once = new HashSet<String>();
        return labels.stream()
                .map(ArmLabel::text)
                .filter(text -> !once.add(text))
                .collect(Collectors.toSet());
    }

    private static long distinct(List<Arm> arms, Function<Arm, String> part) {
        return arms.stream().map(part).distinct().count();
    }
}
