package dev.reckoner.model.catalogue;

import dev.reckoner.model.Price;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What is known of a model, as of a date; what is not known is null.
///
/// @param api what it is best spoken to in
/// @param context tokens of input and output together
/// @param outputCap tokens it can write in one reply, reasoning included
/// @param usd its price
/// @param efforts values of the effort it takes
/// @param defaultEffort what it does where none is sent
/// @param omit parameters that it refuses
/// @param forcedTool whether it can be told which tool to call
/// @param reasoningToolsOnChat whether it takes tools together with reasoning on Chat Completions
/// @param shutdown the first day it is gone
/// @param successor what its provider names instead
/// @param note what else to know, a few words
public record CatalogueEntry(
        String id,
        Api api,
        @Nullable Long context,
        @Nullable Long outputCap,
        @Nullable Price usd,
        @Nullable List<Effort> efforts,
        @Nullable Effort defaultEffort,
        @Nullable List<String> omit,
        @Nullable Boolean forcedTool,
        @Nullable Boolean reasoningToolsOnChat,
        @Nullable LocalDate shutdown,
        @Nullable String successor,
        @Nullable LocalDate asOf,
        @Nullable String note) {

    public CatalogueEntry {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("a model needs an id");
        }
        api = api == null ? Api.CHAT : api;
        positive("context", context);
        positive("output_cap", outputCap);
    }

    private static void positive(String field, @Nullable Long tokens) {
        if (tokens != null && tokens <= 0) {
            throw new IllegalArgumentException(field + " must be positive, was " + tokens);
        }
    }

    public boolean isShutDownOn(LocalDate today) {
        return shutdown != null && !today.isBefore(shutdown);
    }

    public boolean omits(String parameter) {
        return omit != null && omit.contains(parameter);
    }
}
