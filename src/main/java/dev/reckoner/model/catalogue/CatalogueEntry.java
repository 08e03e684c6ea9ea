package dev.reckoner.model.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.model.Price;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What is known about a model, as of a date. Fields that are not known are null.
///
/// @param api the API that suits the model best
/// @param context the most tokens of input and output together
/// @param outputCap the most tokens of one reply, reasoning included
/// @param usd the price
/// @param efforts the efforts that the model supports
/// @param defaultEffort the effort that applies if a request names none
/// @param omit the parameters that are left out of each request, because the model or its server
///   rejects them
/// @param forcedTool whether a request can name the tool that the model must call; if not, the tool
///   is offered alone and no call is required
/// @param extraBody fields that are added to the body of each request
/// @param reasoningToolsOnChat whether Chat Completions accepts tools together with reasoning
/// @param shutdown the first day on which the model is not available
/// @param successor the id of the model that the provider recommends instead
/// @param note other facts, in a few words
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
        @Nullable ObjectNode extraBody,
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
}
