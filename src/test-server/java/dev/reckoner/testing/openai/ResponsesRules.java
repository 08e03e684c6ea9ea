package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.testing.openai.FieldRule.Kind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a request for a response has to be.
final class ResponsesRules {

    private static final Set<String> NOT_SERVED =
            Set.of(
                    "access_programs",
                    "background_options",
                    "context_management",
                    "conversation",
                    "image",
                    "moderation",
                    "prompt");
    private static final List<String> INCLUDABLE =
            List.of(
                    "code_interpreter_call.outputs",
                    "computer_call_output.output.image_url",
                    "file_search_call.results",
                    "message.input_image.image_url",
                    "message.output_text.logprobs",
                    "reasoning.encrypted_content",
                    "web_search_call.action.sources",
                    "web_search_call.results");
    private static final FieldRule REASONING =
            new FieldRule(
                    Map.of(
                            "context", Kind.STRING,
                            "effort", Kind.STRING,
                            "generate_summary", Kind.STRING,
                            "mode", Kind.STRING,
                            "summary", Kind.STRING),
                    List.of());

    static List<Rule> all(Memory memory) {
        return List.of(
                new FieldRule(fields(), List.of("model", "input")),
                ModelRules::takesEveryParameter,
                Habit::check,
                ResponsesRules::isServed,
                ResponsesRules::storesWhatRunsInTheBackground,
                asked -> REASONING.check("reasoning.", asked.body().path("reasoning")),
                ModelRules::takesTheEffort,
                ModelRules::takesTheSummary,
                ResponsesRules::includesWhatThereIs,
                ModelRules::capsItsOutput,
                StreamRules::optionsNeedAStream,
                ToolRules::toolsAreDefined,
                ToolRules::choiceIsOffered,
                InputItems::areWellFormed,
                InputOrder::itemsComeOnce,
                new ReasoningPairs(memory),
                InputOrder::callsAreAnswered,
                ModelRules::fitsTheContext);
    }

    private static Optional<Complaint> isServed(Asked asked) {
        return asked.body()
                .propertyStream()
                .filter(field -> NOT_SERVED.contains(field.getKey()))
                .findFirst()
                .map(field ->
                        Complaint.invalid(
                                "This test server does not serve '" + field.getKey() + "'.",
                                field.getKey(),
                                "unsupported_parameter"));
    }

    private static Optional<Complaint> storesWhatRunsInTheBackground(Asked asked) {
        return asked.isInTheBackground() && !asked.stores()
                ? Optional.of(
                        Complaint.invalid(
                                "Background mode requires 'store' to be true.", "background", null))
                : Optional.empty();
    }

    private static Optional<Complaint> includesWhatThereIs(Asked asked) {
        int index = 0;
        for (JsonNode what : asked.body().path("include")) {
            String path = "include[" + index++ + "]";
            if (!INCLUDABLE.contains(what.asText())) {
                return Optional.of(Complaint.invalidValue(path, what.asText(), INCLUDABLE));
            }
            if (what.asText().equals("reasoning.encrypted_content") && !asked.card().reasons()) {
                return Optional.of(
                        Complaint.invalid(
                                "Encrypted content is not supported with this model.",
                                "include",
                                null));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Kind> fields() {
        Map<String, Kind> fields = new HashMap<>();
        ChatRules.put(
                fields,
                Kind.STRING,
                "instructions",
                "model",
                "previous_response_id",
                "prompt_cache_key",
                "prompt_cache_retention",
                "safety_identifier",
                "service_tier",
                "truncation",
                "user");
        ChatRules.put(fields, Kind.ARRAY, "context_management", "include", "tools");
        ChatRules.put(fields, Kind.BOOLEAN, "background", "parallel_tool_calls", "store", "stream");
        ChatRules.put(fields, Kind.INTEGER, "max_output_tokens", "max_tool_calls", "top_logprobs");
        ChatRules.put(fields, Kind.NUMBER, "temperature", "top_p");
        ChatRules.put(
                fields,
                Kind.OBJECT,
                "access_programs",
                "background_options",
                "image",
                "metadata",
                "moderation",
                "prompt",
                "prompt_cache_options",
                "reasoning",
                "stream_options",
                "text");
        ChatRules.put(fields, Kind.TEXT_OR_ARRAY, "input");
        ChatRules.put(fields, Kind.TEXT_OR_OBJECT, "conversation", "tool_choice");
        return Map.copyOf(fields);
    }

    private ResponsesRules() {}
}
