package dev.reckoner.model.select;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The models that a server lists, in its order.
public record ModelList(List<Listed> models) {

    private static final Pattern NOT_CHAT =
            Pattern.compile("embed|rerank|whisper|tts|transcribe|moderation|dall-e|image|bge-");

    /// @param context tokens of input and output together; null if the server does not say
    /// @param shutdown the first day on which the model is not available; null if the server does
    ///   not say
    public record Listed(String id, @Nullable Long context, @Nullable LocalDate shutdown) {

        static Listed named(String id) {
            return new Listed(id, null, null);
        }
    }

    /// Reads a list of models; empty if the JSON is not such a list.
    static Optional<ModelList> of(JsonNode sent) {
        if (!sent.path("data").isArray()) {
            return Optional.empty();
        }
        var models = new ArrayList<Listed>();
        for (JsonNode model : sent.path("data")) {
            if (model.path("id").isTextual()) {
                models.add(
                        new Listed(model.get("id").textValue(), context(model), shutdown(model)));
            }
        }
        return Optional.of(new ModelList(List.copyOf(models)));
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

    private static @Nullable LocalDate shutdown(JsonNode model) {
        try {
            String day = model.path("shutdown_date").textValue();
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    List<String> ids() {
        return models.stream().map(Listed::id).toList();
    }

    public Optional<Listed> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /// The first model that is probably a chat model: servers also list models for embeddings,
    /// speech and images.
    Optional<Listed> first() {
        return models.stream()
                .filter(model -> !NOT_CHAT.matcher(model.id().toLowerCase(Locale.ROOT)).find())
                .findFirst();
    }
}
