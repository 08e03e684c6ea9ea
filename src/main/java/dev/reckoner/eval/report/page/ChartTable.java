package dev.reckoner.eval.report.page;

import dev.reckoner.eval.report.FigureText;
import dev.reckoner.eval.report.page.Chart.Bar;
import dev.reckoner.eval.report.page.Chart.Bars;
import dev.reckoner.eval.report.page.Chart.Curve;
import dev.reckoner.eval.report.page.Chart.Curves;
import dev.reckoner.eval.report.page.Chart.Point;
import dev.reckoner.eval.report.page.Chart.Unit;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a chart shows, as a table.
final class ChartTable {

    static HtmlTable of(Chart chart) {
        return switch (chart) {
            case Bars bars -> of(bars);
            case Curves curves -> of(curves);
        };
    }

    private static HtmlTable of(Bars chart) {
        var head = new ArrayList<>(List.of(""));
        head.addAll(chart.categories());
        var rows = new ArrayList<List<String>>();
        for (var series : chart.series()) {
            var row = new ArrayList<>(List.of(series.name()));
            series.bars().forEach(bar -> row.add(text(bar, chart.unit())));
            rows.add(row);
        }
        return new HtmlTable("", true, head, rows);
    }

    private static String text(@Nullable Bar bar, Unit unit) {
        if (bar == null) {
            return "";
        }
        var text = new StringBuilder(text(bar.value(), unit));
        Double low = bar.low();
        Double high = bar.high();
        if (low != null && high != null) {
            text.append(" (%s to %s)".formatted(text(low, unit), text(high, unit)));
        }
        Double voted = bar.voted();
        return voted == null
                ? text.toString()
                : text.append(", vote ").append(text(voted, unit)).toString();
    }

    private static HtmlTable of(Curves chart) {
        var rows = new ArrayList<List<String>>();
        for (Curve curve : chart.curves()) {
            for (Point point : curve.points()) {
                rows.add(
                        List.of(
                                curve.name(),
                                text(point.x(), chart.x().unit()),
                                text(point.y(), chart.y().unit())));
            }
        }
        return new HtmlTable("", true, List.of("", chart.x().name(), chart.y().name()), rows);
    }

    private static String text(double value, Unit unit) {
        return switch (unit) {
            case PERCENT -> FigureText.percent(value) + " %";
            case TOKENS -> FigureText.tokens(value);
            case USD -> FigureText.usd(BigDecimal.valueOf(value));
            case SECONDS -> String.format(Locale.ROOT, "%.1f s", value);
        };
    }

    private ChartTable() {}
}
