package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.testing.openai.FieldRule.Kind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a request for a chat completion has to be.
final class ChatRules {

    private static final List<String> NOT_SERVED =
            List.of(
                    "audio",
                    "functions",
                    "function_call",
                    "modalities",
                    "prediction",
                    "web_search_options",
                    "moderation");

    static final List<Rule> ALL =
            List.of(
                    new FieldRule(fields(), List.of("model", "messages")),
                    ModelRules::takesEveryParameter,
                    Habit::check,
                    ChatRules::isServed,
                    ModelRules::takesTheEffort,
                    ModelRules::capsItsOutput,
                    StreamRules::optionsNeedAStream,
                    ToolRules::toolsAreDefined,
                    ToolRules::choiceIsOffered,
                    ModelRules::takesToolsInChat,
                    ChatMessages::areWellFormed,
                    ChatMessages::areInOrder,
                    ModelRules::fitsTheContext);

    private static Optional<Complaint> isServed(Asked asked) {
        if (asked.body().path("n").asInt(1) != 1) {
            return Optional.of(notServed("n"));
        }
        return asked.body()
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(NOT_SERVED::contains)
                .findFirst()
                .map(ChatRules::notServed);
    }

    private static Complaint notServed(String parameter) {
        return Complaint.invalid(
                "This test server does not serve '" + parameter + "'.",
                parameter,
                "unsupported_parameter");
    }

    private static Map<String, Kind> fields() {
        Map<String, Kind> fields = new HashMap<>();
        put(
                fields,
                Kind.STRING,
                "model",
                "prompt_cache_key",
                "prompt_cache_retention",
                "reasoning_effort",
                "safety_identifier",
                "service_tier",
                "user",
                "verbosity");
        put(fields, Kind.ARRAY, "messages", "tools", "modalities", "functions");
        put(fields, Kind.BOOLEAN, "logprobs", "parallel_tool_calls", "store", "stream");
        put(
                fields,
                Kind.INTEGER,
                "max_completion_tokens",
                "max_tokens",
                "n",
                "seed",
                "top_logprobs");
        put(fields, Kind.NUMBER, "frequency_penalty", "presence_penalty", "temperature", "top_p");
        put(
                fields,
                Kind.OBJECT,
                "audio",
                "logit_bias",
                "metadata",
                "moderation",
                "prediction",
                "prompt_cache_options",
                "response_format",
                "stream_options",
                "web_search_options");
        put(fields, Kind.TEXT_OR_OBJECT, "tool_choice", "function_call");
        put(fields, Kind.TEXT_OR_ARRAY, "stop");
        return Map.copyOf(fields);
    }

    static void put(Map<String, Kind> fields, Kind kind, String... names) {
        for (String name : names) {
            fields.put(name, kind);
        }
    }

    static boolean isText(JsonNode content) {
        return content.isTextual()
                || content.isArray()
                        && !content.isEmpty()
                        && content.valueStream()
                                .allMatch(part ->
                                        List.of("text", "refusal")
                                                .contains(part.path("type").asText()));
    }

    private ChatRules() {}
}
