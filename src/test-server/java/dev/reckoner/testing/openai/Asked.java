package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Stream;

/// A request for a generation.
///
/// @param conversation all messages, or all items, those of earlier responses among them
/// @param earlier how many of them belong to earlier responses
/// @param prompt all the model reads, as one text, whose beginning stays the same while a
///   conversation grows
public record Asked(
        Api api,
        ObjectNode body,
        ModelCard card,
        List<JsonNode> conversation,
        int earlier,
        String prompt) {

    public Asked {
        conversation = List.copyOf(conversation);
    }

    static Asked of(
            Api api, ObjectNode body, ModelCard card, List<JsonNode> conversation, int earlier) {
        var prompt = new StringBuilder(body.path("instructions").asText());
        prompt.append(body.path("tools"));
        conversation.forEach(prompt::append);
        return new Asked(api, body, card, conversation, earlier, prompt.toString());
    }

    /// The same without what was said before.
    Asked alone() {
        ObjectNode rest = body.deepCopy().without(List.of("input", "messages"));
        return new Asked(api, rest, card, List.of(), 0, "");
    }

    /// What its tools have answered so far, in order.
    public List<String> toolOutputs() {
        return conversation.stream()
                .flatMap(item ->
                        item.path("role").asText().equals("tool")
                                ? Stream.of(item.path("content").asText())
                                : item.path("type").asText().equals("function_call_output")
                                        ? Stream.of(item.path("output").asText())
                                        : Stream.empty())
                .toList();
    }

    public boolean streams() {
        return body.path("stream").asBoolean();
    }

    boolean stores() {
        return body.path("store").asBoolean(api == Api.RESPONSES);
    }

    /// Whether the response is made to its end although nobody waits for it.
    boolean isInTheBackground() {
        return api == Api.RESPONSES && body.path("background").asBoolean();
    }

    boolean wantsEncryptedReasoning() {
        boolean unasked = card.speaks(ModelCard.Dialect.OPENAI_ENCRYPTS_UNASKED) && !stores();
        return unasked
                || body.path("include")
                        .valueStream()
                        .anyMatch(what -> what.asText().equals("reasoning.encrypted_content"));
    }

    boolean wantsSummaries() {
        JsonNode reasoning = body.path("reasoning");
        return reasoning.hasNonNull("summary") || reasoning.hasNonNull("generate_summary");
    }

    /// The cap on output tokens that is in force.
    long outputCap() {
        for (String name : List.of("max_output_tokens", "max_completion_tokens", "max_tokens")) {
            if (body.hasNonNull(name)) {
                return body.path(name).asLong();
            }
        }
        return card.room().output();
    }
}
