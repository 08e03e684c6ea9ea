package dev.reckoner.eval.report.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// A chart as data. It is drawn from this alone, and the table beside it shows the same. Names of
/// arms and tiers are foreign, and are made printable here.
sealed interface Chart {

    /// Unique on a page; letters and hyphens.
    String id();

    String title();

    /// What is shown, in sentences.
    String caption();

    /// Whether there is anything to draw.
    boolean isEmpty();

    /// @param vote what grey stands for; null where nothing is grey
    record Bars(
            String id,
            String title,
            String caption,
            Unit unit,
            List<String> categories,
            List<Series> series,
            @Nullable String vote)
            implements Chart {

        public Bars {
            categories = categories.stream().map(OneLine::quote).toList();
            series = List.copyOf(series);
        }

        @JsonProperty
        String kind() {
            return "bars";
        }

        @Override
        public boolean isEmpty() {
            return series.stream()
                    .allMatch(each -> each.bars.stream().allMatch(bar -> bar == null));
        }
    }

    /// @param group gives the colour
    /// @param light whether it is drawn paler than another series of its colour
    /// @param bars for each category one, or null
    record Series(String name, int group, boolean light, List<@Nullable Bar> bars) {
        public Series {
            name = OneLine.quote(name);
            bars = Collections.unmodifiableList(new ArrayList<>(bars));
        }
    }

    /// @param low the ends of the confidence interval; null where there is none
    /// @param voted the accuracy of majority votes; null where it is not known
    record Bar(double value, @Nullable Double low, @Nullable Double high, @Nullable Double voted) {}

    /// A point at 0 stands at the left end, because the axis to the right is logarithmic.
    ///
    /// @param steps whether a curve keeps its height until the next point
    record Curves(
            String id,
            String title,
            String caption,
            Axis x,
            Axis y,
            boolean steps,
            List<Curve> curves)
            implements Chart {

        public Curves {
            curves = List.copyOf(curves);
        }

        @JsonProperty
        String kind() {
            return "curves";
        }

        @Override
        public boolean isEmpty() {
            return curves.stream()
                    .allMatch(each -> each.points.stream().allMatch(point -> point.x <= 0));
        }
    }

    record Axis(String name, Unit unit, boolean log) {}

    record Curve(String name, int group, boolean light, List<Point> points) {
        public Curve {
            name = OneLine.quote(name);
            points = List.copyOf(points);
        }
    }

    record Point(double x, double y) {}

    /// What a number counts.
    enum Unit {
        PERCENT,
        TOKENS,
        USD,
        SECONDS;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
