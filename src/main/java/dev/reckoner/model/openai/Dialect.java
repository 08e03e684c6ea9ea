package dev.reckoner.model.openai;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.reckoner.model.catalogue.CatalogueEntry;

import java.util.Objects;

/// How a server of Chat Completions wants a request written where it differs from OpenAI.
///
/// @param namedTool whether it can be told which tool to call; LM Studio and others know only
///   `required`, and are offered that tool alone
/// @param oldCap whether the output cap is `max_tokens`: Ollama and LM Studio take
///   `max_completion_tokens` and ignore it; OpenAI's reasoning models refuse `max_tokens`
public record Dialect(boolean namedTool, @JsonProperty("old_cap") boolean maxTokens) {

    public static final Dialect COMPATIBLE = new Dialect(false, false);

    /// As a model wants it that is known, wherever it is served.
    public Dialect forModel(CatalogueEntry model) {
        return new Dialect(
                Objects.requireNonNullElse(model.forcedTool(), namedTool),
                maxTokens && !model.omits("max_tokens"));
    }
}
