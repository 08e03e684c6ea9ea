package dev.reckoner.eval.report;

import dev.reckoner.eval.metrics.Figure;
import dev.reckoner.eval.metrics.PairedDifference;
import dev.reckoner.eval.metrics.Scores;
import dev.reckoner.transcript.Numbers;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// Figures as tables write them. What is not known is a dash, what there is nothing to say of is
/// empty.
public final class FigureText {

    private static final String NOT_KNOWN = "–";
    private static final double SMALLEST_P = 0.001;

    /// Less than what is shown of a share.
    private static final double UNSEEN = 0.0005;

    /// Of 1, in per cent without the sign.
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    public static String value(Figure figure) {
        return switch (figure) {
            case Figure.Known known -> percent(known.value());
            case Figure.Undefined _ -> NOT_KNOWN;
        };
    }

    public static String interval(Figure figure) {
        return switch (figure) {
            case Figure.Known known -> {
                var interval = known.interval();
                yield interval == null ? "" : range(interval.low(), interval.high());
            }
            case Figure.Undefined _ -> "";
        };
    }

    /// What the figure can be, whatever became of attempts whose correctness is not known; empty if
    /// that is the figure alone.
    public static String bounds(Figure figure) {
        return switch (figure) {
            case Figure.Known known ->
                    known.highest() - known.lowest() < UNSEEN
                            ? ""
                            : range(known.lowest(), known.highest());
            case Figure.Undefined _ -> "";
        };
    }

    /// With a sign, in points.
    public static String difference(PairedDifference difference) {
        return switch (difference) {
            case PairedDifference.Measured measured -> points(measured.difference());
            case PairedDifference.TooFew _ -> NOT_KNOWN;
        };
    }

    public static String interval(PairedDifference difference) {
        return switch (difference) {
            case PairedDifference.Measured measured ->
                    points(measured.interval().low()) + " to " + points(measured.interval().high());
            case PairedDifference.TooFew _ -> "";
        };
    }

    public static String pValue(PairedDifference difference) {
        return switch (difference) {
            case PairedDifference.Measured measured -> {
                double p = measured.pValue().value();
                yield p < SMALLEST_P ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
            }
            case PairedDifference.TooFew _ -> NOT_KNOWN;
        };
    }

    public static String detectable(PairedDifference difference) {
        return switch (difference) {
            case PairedDifference.Measured measured -> {
                Double least = measured.detectable();
                yield least == null ? NOT_KNOWN : percent(least);
            }
            case PairedDifference.TooFew _ -> NOT_KNOWN;
        };
    }

    /// The accuracies of the first and of the second arm on the problems that both have.
    static List<String> accuracies(PairedDifference difference) {
        return switch (difference) {
            case PairedDifference.Measured measured ->
                    List.of(percent(measured.first()), percent(measured.second()));
            case PairedDifference.TooFew _ -> List.of(NOT_KNOWN, NOT_KNOWN);
        };
    }

    /// Such as `60 × 16`.
    public static String size(Scores scores) {
        return Numbers.count(scores.problems()) + " × " + scores.samples();
    }

    public static String tokens(@Nullable Double tokens) {
        return tokens == null ? NOT_KNOWN : Numbers.count(Math.round(tokens));
    }

    public static String usd(@Nullable BigDecimal usd) {
        return usd == null ? NOT_KNOWN : Numbers.money(usd, false);
    }

    public static String seconds(@Nullable Double seconds) {
        return seconds == null ? NOT_KNOWN : String.format(Locale.ROOT, "%.1f", seconds);
    }

    /// A part of a whole in per cent; a dash if there is no whole.
    public static String share(long part, long whole) {
        return whole == 0 ? NOT_KNOWN : percent((double) part / whole);
    }

    /// Of each one of a number; a dash if there is none.
    public static String each(long all, long number) {
        return number == 0 ? NOT_KNOWN : String.format(Locale.ROOT, "%.1f", (double) all / number);
    }

    /// Nothing is -0.0.
    private static String points(double difference) {
        return String.format(Locale.ROOT, "%+.1f", Math.round(1000 * difference) / 10.0);
    }

    private static String range(double low, double high) {
        return percent(low) + "–" + percent(high);
    }

    private FigureText() {}
}
