package dev.reckoner.cli.models;

import dev.reckoner.model.Price;
import dev.reckoner.model.catalogue.CatalogueEntry;
import dev.reckoner.model.select.ServerModels;
import dev.reckoner.task.Effort;
import dev.reckoner.text.Printable;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Models as a table that fits 80 columns.
final class ModelTable {

    private static final String ROW = "%-14s %-9s %7s %8s %8s  %-15s %s";
    private static final int WIDTH = 80;
    private static final String UNKNOWN = "?";

    /// @param offer null where no server was asked
    static String of(List<ModelRow> rows, @Nullable ServerModels offer, LocalDate today) {
        return offer == null ? catalogue(rows, today) : offered(rows, offer);
    }

    private static String catalogue(List<ModelRow> rows, LocalDate today) {
        var there = rows.stream().filter(row -> !row.goneBy(today)).toList();
        var gone = rows.stream().filter(row -> row.goneBy(today)).toList();
        String text = lines(table(there));
        if (!gone.isEmpty()) {
            text += "\ngone:\n" + lines(gone.stream().flatMap(row -> cells(row).stream()).toList());
        }
        return text + "\n" + asOf(rows);
    }

    private static String offered(List<ModelRow> rows, ServerModels offer) {
        var known =
                rows.stream().filter(ModelRow::inCatalogue).filter(ModelRow::isOffered).toList();
        var unknown = rows.stream().filter(row -> !row.inCatalogue()).toList();
        var missing = rows.stream().filter(row -> !row.isOffered()).toList();
        var text = new StringBuilder();
        if (!known.isEmpty()) {
            text.append(offer.server()).append(" has, of those in the catalogue:\n\n");
            text.append(lines(table(known))).append('\n').append(asOf(known));
        }
        if (!unknown.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(offer.server())
                    .append(" has, not in the catalogue, no price known:\n\n")
                    .append(listed(unknown));
        }
        if (!missing.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append("in the catalogue, but not listed there:\n\n")
                    .append(listed(missing));
        }
        return text.isEmpty() ? offer.server() + " lists no models\n" : text.toString();
    }

    private static List<String> table(List<ModelRow> rows) {
        var lines = new ArrayList<String>();
        lines.add(ROW.formatted("model", "API", "context", "$ in", "$ out", "effort", "until"));
        rows.forEach(row -> lines.addAll(cells(row)));
        return lines;
    }

    /// A long id has a line of its own.
    private static List<String> cells(ModelRow row) {
        var price = row.known().map(CatalogueEntry::usd);
        String id = shown(row.id());
        boolean wide = id.length() > 14;
        String line =
                ROW.formatted(
                                wide ? "" : id,
                                row.known().map(known -> known.api().toString()).orElse(UNKNOWN),
                                row.context().map(ModelTable::tokens).orElse(UNKNOWN),
                                price.map(Price::input).map(ModelTable::usd).orElse(UNKNOWN),
                                price.map(Price::output).map(ModelTable::usd).orElse(UNKNOWN),
                                row.known()
                                        .map(CatalogueEntry::efforts)
                                        .filter(efforts -> !efforts.isEmpty())
                                        .map(ModelTable::efforts)
                                        .orElse(UNKNOWN),
                                row.shutdown().map(LocalDate::toString).orElse(""))
                        .stripTrailing();
        return wide ? List.of(id, line) : List.of(line);
    }

    /// Ids side by side, with the last day of those that have one.
    private static String listed(List<ModelRow> rows) {
        var text = new StringBuilder();
        var line = new StringBuilder(" ");
        for (ModelRow row : rows) {
            String word =
                    shown(row.id()) + row.shutdown().map(day -> " (until " + day + ")").orElse("");
            if (line.length() > 1 && line.length() + 2 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line.setLength(1);
            }
            line.append(' ').append(word);
        }
        return text.append(line).append('\n').toString();
    }

    private static String asOf(List<ModelRow> rows) {
        String days =
                rows.stream()
                        .flatMap(row -> row.known().map(CatalogueEntry::asOf).stream())
                        .map(LocalDate::toString)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return "US dollars per million tokens"
                + (days.isEmpty() ? "" : ", as of " + days)
                + "; ? is not known\n";
    }

    static String shown(String id) {
        return Printable.text(id).replaceAll("\\s+", " ").strip();
    }

    /// `200k`, `1.05M`.
    private static String tokens(long tokens) {
        boolean millions = tokens >= 1_000_000;
        var rounded =
                BigDecimal.valueOf(tokens)
                        .movePointLeft(millions ? 6 : 3)
                        .setScale(millions ? 2 : 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return rounded.toPlainString() + (millions ? "M" : "k");
    }

    /// With two decimals or as many as it has.
    static String usd(BigDecimal price) {
        var plain = price.stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale())).toPlainString();
    }

    /// `none,low-xhigh`: neighbours joined.
    private static String efforts(List<Effort> efforts) {
        var runs = new ArrayList<List<Effort>>();
        for (Effort effort : Effort.values()) {
            if (!efforts.contains(effort)) {
                continue;
            }
            if (runs.isEmpty() || runs.getLast().getLast().ordinal() + 1 < effort.ordinal()) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(effort);
        }
        return runs.stream().map(ModelTable::run).collect(Collectors.joining(","));
    }

    private static String run(List<Effort> run) {
        return run.size() == 1 ? run.getFirst().toString() : run.getFirst() + "-" + run.getLast();
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private ModelTable() {}
}
