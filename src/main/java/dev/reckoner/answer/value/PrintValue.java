package dev.reckoner.answer.value;

import dev.reckoner.answer.value.Value.Brackets;
import dev.reckoner.answer.value.Value.Choice;
import dev.reckoner.answer.value.Value.Difference;
import dev.reckoner.answer.value.Value.Family;
import dev.reckoner.answer.value.Value.FiniteSet;
import dev.reckoner.answer.value.Value.Intersection;
import dev.reckoner.answer.value.Value.Interval;
import dev.reckoner.answer.value.Value.Labelled;
import dev.reckoner.answer.value.Value.Listing;
import dev.reckoner.answer.value.Value.Matrix;
import dev.reckoner.answer.value.Value.Measured;
import dev.reckoner.answer.value.Value.NumberSet;
import dev.reckoner.answer.value.Value.Relation;
import dev.reckoner.answer.value.Value.Residue;
import dev.reckoner.answer.value.Value.Rounded;
import dev.reckoner.answer.value.Value.Scalar;
import dev.reckoner.answer.value.Value.Truth;
import dev.reckoner.answer.value.Value.Tuple;
import dev.reckoner.answer.value.Value.Union;
import dev.reckoner.answer.value.Value.Words;

import java.util.List;
import java.util.stream.Collectors;

/// A value as one line of plain text, for messages and tables. Equal trees give equal texts;
/// reading the text gives the tree again, unless a unit of one letter or a list behind `=` is in
/// it.
public final class PrintValue {

    public static String of(Value value) {
        return switch (value) {
            case Scalar(var expression) -> of(expression);
            case Measured(var amount, var unit) ->
                    of(amount) + (unit.equals("%") || unit.startsWith("°") ? "" : " ") + unit;
            case Tuple(var brackets, var members) -> tuple(brackets, members);
            case Listing(var members) -> joined(members, ", ");
            case FiniteSet(var members) -> "{" + joined(members, ", ") + "}";
            case Interval interval -> interval(interval);
            case Union(var parts) -> conditions(parts, " or ", " ∪ ");
            case Intersection(var parts) -> conditions(parts, " and ", " ∩ ");
            case Difference(var of, var without) -> part(of) + " ∖ " + part(without);
            case NumberSet set -> set(set);
            case Matrix(var rows) ->
                    rows.stream()
                            .map(row -> "[" + expressions(row) + "]")
                            .collect(Collectors.joining(", ", "Matrix([", "])"));
            case Relation(var sides, var signs) -> relation(sides, signs);
            case Labelled(var label, var labelled) -> of(label) + " = " + of(labelled);
            case Rounded(var rounded) -> "≈ " + of(rounded);
            case Residue(var representative, var modulus) ->
                    of(representative) + " (mod " + of(modulus) + ")";
            case Family(var member, var parameters) ->
                    of(member)
                            + parameters.stream()
                                    .map(p -> ", " + p.name() + " ∈ " + of(p.domain()))
                                    .collect(Collectors.joining());
            case Truth(var truth) -> String.valueOf(truth);
            case Choice(var letter) -> "(" + letter + ")";
            case Words(var text) -> text;
        };
    }

    public static String of(Expression expression) {
        return PrintExpression.of(expression);
    }

    private static String joined(List<Value> members, String separator) {
        return members.stream().map(PrintValue::of).collect(Collectors.joining(separator));
    }

    private static String tuple(Brackets brackets, List<Value> members) {
        String inside = joined(members, ", ");
        return switch (brackets) {
            case ROUND -> "(" + inside + ")";
            case SQUARE -> "[" + inside + "]";
            case ANGLE -> "⟨" + inside + "⟩";
        };
    }

    /// Brackets that agree around finite bounds would be a tuple; the name of SymPy is none.
    private static String interval(Interval interval) {
        String bounds = of(interval.lower()) + ", " + of(interval.upper());
        boolean finite = !bounds.contains("∞");
        if (finite && interval.lowerIncluded() == interval.upperIncluded()) {
            return (interval.lowerIncluded() ? "Interval(" : "Interval.open(") + bounds + ")";
        }
        return (interval.lowerIncluded() ? "[" : "(")
                + bounds
                + (interval.upperIncluded() ? "]" : ")");
    }

    private static String conditions(List<Value> parts, String words, String sign) {
        boolean relations = parts.stream().anyMatch(Relation.class::isInstance);
        return parts.stream()
                .map(relations ? PrintValue::of : PrintValue::part)
                .collect(Collectors.joining(relations ? words : sign));
    }

    private static String part(Value part) {
        return switch (part) {
            case Union _, Intersection _, Difference _ -> "(" + of(part) + ")";
            default -> of(part);
        };
    }

    private static String expressions(List<Expression> expressions) {
        return expressions.stream().map(PrintValue::of).collect(Collectors.joining(", "));
    }

    private static String set(NumberSet set) {
        return switch (set) {
            case EMPTY -> "∅";
            case NATURALS -> "ℕ";
            case INTEGERS -> "ℤ";
            case RATIONALS -> "ℚ";
            case REALS -> "ℝ";
            case COMPLEXES -> "ℂ";
        };
    }

    private static String relation(List<Expression> sides, List<Comparison> signs) {
        var text = new StringBuilder(of(sides.getFirst()));
        for (int i = 0; i < signs.size(); i++) {
            text.append(
                            switch (signs.get(i)) {
                                case EQUAL -> " = ";
                                case NOT_EQUAL -> " ≠ ";
                                case LESS -> " < ";
                                case LESS_OR_EQUAL -> " ≤ ";
                                case GREATER -> " > ";
                                case GREATER_OR_EQUAL -> " ≥ ";
                                case ABOUT -> " ≈ ";
                            })
                    .append(of(sides.get(i + 1)));
        }
        return text.toString();
    }

    private PrintValue() {}
}
