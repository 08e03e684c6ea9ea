package dev.reckoner.model;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The models that a server says it has, in its order.
record Listing(List<Listed> models) {

    /// @param context tokens of input and output together; null where the server does not say
    record Listed(String id, @Nullable Long context) {}

    /// Empty if it is no listing.
    static Optional<Listing> of(JsonNode sent) {
        if (!sent.has("data")) {
            return Optional.empty();
        }
        var models = new ArrayList<Listed>();
        for (JsonNode model : sent.path("data")) {
            if (model.path("id").isTextual()) {
                models.add(new Listed(model.get("id").textValue(), context(model)));
            }
        }
        return Optional.of(new Listing(List.copyOf(models)));
    }

    private static @Nullable Long context(JsonNode model) {
        return Stream.of("max_model_len", "context_length", "context_window")
                .map(model::path)
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::longValue)
                .filter(tokens -> tokens > 0)
                .findFirst()
                .orElse(null);
    }

    Optional<Listed> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /// The first that may be able to talk: servers list models for embeddings too.
    Optional<Listed> first() {
        return models.stream().filter(model -> !model.id().contains("embed")).findFirst();
    }
}
