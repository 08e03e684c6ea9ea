package dev.reckoner.model.openai.dialect;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.reckoner.model.catalogue.CatalogueEntry;

import java.util.Objects;

/// How a server of Chat Completions differs from OpenAI in the requests it accepts.
///
/// @param namedTool whether a request can name the tool to call; LM Studio and others know only
///   `required`, and are offered the forced tool alone
/// @param maxTokens whether the output cap is sent as `max_tokens`: Ollama and LM Studio ignore
///   `max_completion_tokens`, but OpenAI's reasoning models reject `max_tokens`
public record Dialect(boolean namedTool, @JsonProperty("old_cap") boolean maxTokens) {

    public static final Dialect COMPATIBLE = new Dialect(false, false);

    /// The dialect for a known model at this server.
    public Dialect forModel(CatalogueEntry model) {
        return new Dialect(
                Objects.requireNonNullElse(model.forcedTool(), namedTool),
                maxTokens && !model.omits("max_tokens"));
    }
}
