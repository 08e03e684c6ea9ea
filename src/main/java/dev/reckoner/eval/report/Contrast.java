package dev.reckoner.eval.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.reckoner.eval.metrics.PairedDifference;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Two arms on the same problems.
///
/// @param difference of the first less the second
public record Contrast(Kind kind, ArmLabel first, ArmLabel second, PairedDifference difference) {

    /// What the two arms differ in.
    public enum Kind {
        TOOLS,
        EFFORT,
        /// Which evaluation they are of.
        EVALUATION;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Such as `high: python − no tools`.
    @JsonProperty("name")
    String words() {
        return switch (kind) {
            case TOOLS -> "%s: %s − %s".formatted(first.place(), first.tools(), second.tools());
            case EFFORT ->
                    "%s%s: %s − %s"
                            .formatted(
                                    first.numbered() ? first.number() + " " : "",
                                    first.tools(),
                                    first.setting(),
                                    second.setting());
            case EVALUATION ->
                    first.unnumbered().equals(second.unnumbered())
                            ? "%s: %s − %s"
                                    .formatted(first.unnumbered(), first.number(), second.number())
                            : first.text() + " − " + second.text();
        };
    }

    /// That both arms have.
    int problems() {
        return switch (difference) {
            case PairedDifference.Measured measured -> measured.problems();
            case PairedDifference.TooFew few -> few.problems();
        };
    }

    /// With tools against without, and each effort against the next lower one, all else being
    /// equal; a preset that tools need or do without does not count.
    static List<Contrast> within(
            List<ArmLabel> labels, List<Map<Arm, List<AttemptRow>>> evaluations) {
        var contrasts = new ArrayList<Contrast>();
        for (Kind kind : List.of(Kind.TOOLS, Kind.EFFORT)) {
            for (ArmLabel first : labels) {
                for (ArmLabel second : labels) {
                    if (first.evaluation() == second.evaluation()
                            && differ(kind, first, second, labels)) {
                        contrasts.add(
                                of(
                                        kind,
                                        first,
                                        second,
                                        evaluations.get(first.evaluation()),
                                        evaluations.get(second.evaluation())));
                    }
                }
            }
        }
        return contrasts;
    }

    static Contrast of(
            Kind kind,
            ArmLabel first,
            ArmLabel second,
            Map<Arm, List<AttemptRow>> ofFirst,
            Map<Arm, List<AttemptRow>> ofSecond) {
        return new Contrast(
                kind,
                first,
                second,
                PairedDifference.of(
                        ofFirst.getOrDefault(first.arm(), List.of()),
                        ofSecond.getOrDefault(second.arm(), List.of())));
    }

    private static boolean differ(
            Kind kind, ArmLabel first, ArmLabel second, List<ArmLabel> labels) {
        Arm a = first.arm();
        Arm b = second.arm();
        return a.model().equals(b.model())
                && switch (kind) {
                    case TOOLS -> a.effort() == b.effort() && a.tools() && !b.tools();
                    case EFFORT ->
                            sameButEffort(a, b)
                                    && labels.stream()
                                            .filter(other ->
                                                    other.evaluation() == first.evaluation()
                                                            && sameButEffort(a, other.arm()))
                                            .noneMatch(other -> isBetween(b, other.arm(), a))
                                    && isBelow(b, a);
                    case EVALUATION -> false;
                };
    }

    private static boolean sameButEffort(Arm a, Arm b) {
        return a.model().equals(b.model())
                && a.tools() == b.tools()
                && a.preset().equals(b.preset())
                && Objects.equals(a.state(), b.state());
    }

    private static boolean isBetween(Arm low, Arm middle, Arm high) {
        return isBelow(low, middle) && isBelow(middle, high);
    }

    private static boolean isBelow(Arm low, Arm high) {
        var lower = low.effort();
        var higher = high.effort();
        return lower != null && higher != null && lower.compareTo(higher) < 0;
    }
}
