package dev.reckoner.model;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What is known of a model, as of a date; what is not known is null or empty.
///
/// @param api `chat` or `responses`: what it takes tools together with reasoning on
/// @param context tokens of input and output together
/// @param outputCap tokens it can write in one reply, reasoning included
/// @param usd its price; null where we have none
/// @param efforts values of the effort it takes
/// @param omit parameters that it refuses
/// @param forcedTool whether it can be told which tool to call
/// @param shutdown the first day it is gone
/// @param successor what its provider names instead
public record CatalogueEntry(
        String id,
        Api api,
        @Nullable Long context,
        @Nullable Long outputCap,
        @Nullable Price usd,
        @Nullable List<String> efforts,
        @Nullable List<String> omit,
        boolean forcedTool,
        @Nullable LocalDate shutdown,
        @Nullable String successor,
        LocalDate asOf) {

    public enum Api {
        @JsonProperty("chat")
        CHAT,
        @JsonProperty("responses")
        RESPONSES
    }

    boolean goneBy(LocalDate today) {
        return shutdown != null && !today.isBefore(shutdown);
    }

    boolean omits(String parameter) {
        return omit != null && omit.contains(parameter);
    }
}
