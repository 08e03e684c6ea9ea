package dev.reckoner.cli.models;

import dev.reckoner.model.Price;
import dev.reckoner.model.catalogue.CatalogueEntry;
import dev.reckoner.model.select.ServerModels;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All that is known of one model, a fact a line.
final class ModelSheet {

    private static final String UNPRICED = "not known: money can't be limited";
    private static final String INDENT = "\n" + " ".repeat(15);

    private final Map<String, String> facts = new LinkedHashMap<>();

    private ModelSheet() {}

    /// @param offer null where no server was asked
    static String of(ModelRow row, @Nullable ServerModels offer) {
        var sheet = new ModelSheet();
        sheet.add("catalogue", row.inCatalogue() ? Optional.empty() : Optional.of("not in it"));
        sheet.add("API", row.known().map(CatalogueEntry::api));
        sheet.add("context", row.context().map(ModelSheet::tokens));
        row.known().ifPresent(sheet::addKnown);
        sheet.add("shut down", row.shutdown());
        sheet.add("instead", row.known().map(CatalogueEntry::successor));
        sheet.add("note", row.known().map(CatalogueEntry::note));
        sheet.add("as of", row.known().map(CatalogueEntry::asOf));
        String listed = row.isOffered() ? "by " : "not by ";
        sheet.add("listed", Optional.ofNullable(offer).map(server -> listed + server.server()));
        return ModelTable.shown(row.id()) + "\n" + sheet.lines();
    }

    /// What is not known is left out.
    private void add(String name, Optional<?> fact) {
        fact.ifPresent(known -> facts.put(name, known.toString()));
    }

    private void addKnown(CatalogueEntry known) {
        add("output cap", Optional.ofNullable(known.outputCap()).map(ModelSheet::tokens));
        var price = Optional.ofNullable(known.usd());
        add("price", price.map(ModelSheet::price).or(() -> Optional.of(UNPRICED)));
        price.map(Price::beyond)
                .ifPresent(beyond -> {
                    facts.put(
                            "",
                            String.format(
                                    Locale.ROOT,
                                    "with more than %,d tokens of input:",
                                    beyond.tokens()));
                    facts.put(" ", price(beyond.usd()));
                });
        add("effort", Optional.ofNullable(known.efforts()).map(values -> efforts(values, known)));
        add("refuses", Optional.ofNullable(known.omit()).map(all -> String.join(", ", all)));
        add("forced tool", Optional.ofNullable(known.forcedTool()).map(can -> can ? "yes" : "no"));
        add("on chat", Optional.ofNullable(known.reasoningToolsOnChat()).map(ModelSheet::onChat));
    }

    private static String onChat(boolean both) {
        return both ? "tools together with reasoning" : "no tools together with reasoning";
    }

    private static String tokens(long tokens) {
        return String.format(Locale.ROOT, "%,d tokens", tokens);
    }

    private static String price(Price price) {
        var text = new StringBuilder("$").append(ModelTable.usd(price.input())).append(" in");
        Optional.ofNullable(price.cachedInput())
                .ifPresent(usd ->
                        text.append(", ").append(ModelTable.usd(usd)).append(" from the cache"));
        Optional.ofNullable(price.cacheWrite())
                .ifPresent(usd ->
                        text.append(", ").append(ModelTable.usd(usd)).append(" into the cache"));
        return text.append(", ").append(ModelTable.usd(price.output())).append(" out").toString();
    }

    private static String efforts(List<Effort> efforts, CatalogueEntry known) {
        String values = efforts.stream().map(Effort::toString).collect(Collectors.joining(", "));
        return Optional.ofNullable(known.defaultEffort())
                .map(usual -> values + "; " + usual + " if none is sent")
                .orElse(values);
    }

    private String lines() {
        return facts.entrySet().stream()
                .map(fact -> "  %-12s %s\n".formatted(fact.getKey(), wrapped(fact.getValue())))
                .collect(Collectors.joining());
    }

    /// Broken between words, the rest under the first.
    private static String wrapped(String fact) {
        return fact.replaceAll("(.{1,64})(?: +|$)", "$1\n").strip().replace("\n", INDENT);
    }
}
