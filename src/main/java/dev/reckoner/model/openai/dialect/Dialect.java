package dev.reckoner.model.openai.dialect;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.model.catalogue.CatalogueEntry;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// How a server differs from OpenAI in the requests it takes.
///
/// @param forcedTool how a request says which tool must be called
/// @param maxTokens whether the output cap of Chat Completions is sent as `max_tokens`: Ollama and
///   LM Studio ignore `max_completion_tokens`, but OpenAI's reasoning models reject `max_tokens`
/// @param omit what is left out of requests: parameters such as `stream_options`, and fields within
///   them such as `reasoning.summary` or `messages.reasoning_content`; see [OmitFields]
/// @param extraBody fields that are added to each request
public record Dialect(
        @JsonAlias("named_tool") ForcedTool forcedTool,
        @JsonProperty("old_cap") boolean maxTokens,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> omit,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) ObjectNode extraBody) {

    public static final Dialect OPEN_AI = new Dialect(ForcedTool.NAMED, false);

    /// A server about which nothing is known.
    public static final Dialect COMPATIBLE = new Dialect(ForcedTool.REQUIRED, false);

    static final String STREAM = "stream";
    static final String TOOL_CHOICE = "tool_choice";
    private static final String MAX_TOKENS = "max_tokens";
    private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    public Dialect {
        Objects.requireNonNull(forcedTool, "'manner.dialect.forced_tool' is missing");
        omit = Collections.unmodifiableSet(new TreeSet<>(omit == null ? Set.of() : omit));
        extraBody = extraBody == null ? Json.MAPPER.createObjectNode() : extraBody;
        if (omit.contains(TOOL_CHOICE)) {
            forcedTool = ForcedTool.OFFERED;
        }
    }

    public Dialect(ForcedTool forcedTool, boolean maxTokens) {
        this(forcedTool, maxTokens, Set.of(), Json.MAPPER.createObjectNode());
    }

    /// The dialect for a known model at this server.
    public Dialect forModel(CatalogueEntry model) {
        var omitted = new HashSet<>(omit);
        omitted.addAll(Objects.requireNonNullElse(model.omit(), List.of()));
        return new Dialect(
                model.forcedTool() == null
                        ? forcedTool
                        : model.forcedTool() ? ForcedTool.NAMED : ForcedTool.OFFERED,
                maxTokens,
                omitted,
                Objects.requireNonNullElse(model.extraBody(), extraBody));
    }

    Dialect with(ForcedTool forced) {
        return new Dialect(forced, maxTokens, omit, extraBody);
    }

    Dialect without(String field) {
        var omitted = new HashSet<>(omit);
        omitted.add(field);
        return new Dialect(forcedTool, maxTokens, omitted, extraBody);
    }

    /// Whether to ask for a stream where streams are wanted.
    public boolean streams(boolean wanted) {
        return wanted && !omit.contains(STREAM);
    }

    /// The name of the output cap in Chat Completions; empty if a user's catalogue omits both.
    public Optional<String> outputCap() {
        return (maxTokens
                        ? Stream.of(MAX_TOKENS, MAX_COMPLETION_TOKENS)
                        : Stream.of(MAX_COMPLETION_TOKENS, MAX_TOKENS))
                .filter(name -> !omit.contains(name))
                .findFirst();
    }

    /// Changes a complete request to what this server takes.
    public void apply(ObjectNode body) {
        OmitFields.from(body, omit);
        body.setAll(extraBody.deepCopy());
    }
}
