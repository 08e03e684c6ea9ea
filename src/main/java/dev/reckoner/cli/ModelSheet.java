package dev.reckoner.cli;

import dev.reckoner.Effort;
import dev.reckoner.model.CatalogueEntry;
import dev.reckoner.model.Offer;
import dev.reckoner.model.Price;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All that is known of one model, a fact a line.
final class ModelSheet {

    private static final String INDENT = "\n" + " ".repeat(15);

    /// @param offer null where no server was asked
    static String of(ModelRow row, @Nullable Offer offer) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        var known = row.known();
        if (known == null) {
            facts.put("catalogue", "not in it");
        } else {
            facts.put("API", known.api());
        }
        facts.put("context", tokens(row.context()));
        if (known != null) {
            facts.putAll(known(known));
        }
        facts.put("shut down", row.shutdown());
        if (known != null) {
            facts.put("instead", known.successor());
            facts.put("note", known.note());
            facts.put("as of", known.asOf());
        }
        if (offer != null) {
            facts.put("listed", (row.isOffered() ? "by " : "not by ") + offer.server());
        }
        return ModelTable.shown(row.id()) + "\n" + lines(facts);
    }

    private static Map<String, @Nullable Object> known(CatalogueEntry known) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("output cap", tokens(known.outputCap()));
        var price = known.usd();
        facts.put("price", price == null ? "not known: money can't be limited" : price(price));
        if (price != null && price.beyond() != null) {
            facts.put("", "with more than %,d tokens of input:".formatted(price.beyond().tokens()));
            facts.put(" ", price(price.beyond().usd()));
        }
        facts.put("effort", efforts(known));
        facts.put("refuses", known.omit() == null ? null : String.join(", ", known.omit()));
        facts.put(
                "forced tool",
                known.forcedTool() == null ? null : known.forcedTool() ? "yes" : "no");
        facts.put("on chat", onChat(known.reasoningToolsOnChat()));
        return facts;
    }

    private static @Nullable String onChat(@Nullable Boolean both) {
        return both == null
                ? null
                : both ? "tools together with reasoning" : "no tools together with reasoning";
    }

    private static @Nullable String tokens(@Nullable Long tokens) {
        return tokens == null ? null : "%,d tokens".formatted(tokens);
    }

    private static String price(Price price) {
        var text = new StringBuilder("$").append(ModelTable.usd(price.input())).append(" in");
        if (price.cachedInput() != null) {
            text.append(", ").append(ModelTable.usd(price.cachedInput())).append(" from the cache");
        }
        if (price.cacheWrite() != null) {
            text.append(", ").append(ModelTable.usd(price.cacheWrite())).append(" into the cache");
        }
        return text.append(", ").append(ModelTable.usd(price.output())).append(" out").toString();
    }

    private static @Nullable String efforts(CatalogueEntry known) {
        List<Effort> efforts = known.efforts();
        if (efforts == null) {
            return null;
        }
        String values = efforts.stream().map(Effort::toString).collect(Collectors.joining(", "));
        return known.defaultEffort() == null
                ? values
                : values + "; " + known.defaultEffort() + " if none is sent";
    }

    /// What is not known is left out.
    private static String lines(Map<String, @Nullable Object> facts) {
        return facts.entrySet().stream()
                .filter(fact -> fact.getValue() != null)
                .map(fact -> "  %-12s %s\n".formatted(fact.getKey(), wrapped(fact.getValue())))
                .collect(Collectors.joining());
    }

    /// Broken between words, the rest under the first.
    private static String wrapped(@Nullable Object fact) {
        return String.valueOf(fact)
                .replaceAll("(.{1,64})(?: +|$)", "$1\n")
                .strip()
                .replace("\n", INDENT);
    }

    private ModelSheet() {}
}
