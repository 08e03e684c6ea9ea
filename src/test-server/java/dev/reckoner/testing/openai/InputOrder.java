package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is asked of the order of items: each once, each call answered, each answer asked for.
final class InputOrder {

    static Optional<Complaint> itemsComeOnce(Asked asked) {
        Set<String> ids = new HashSet<>();
        for (JsonNode item : asked.conversation()) {
            if (item.hasNonNull("id") && !ids.add(item.path("id").asText())) {
                return Optional.of(
                        Complaint.invalid(
                                "Duplicate item found with id %s. Remove duplicate items from your input and try again."
                                        .formatted(item.path("id").asText()),
                                "input",
                                null));
            }
        }
        return callsComeOnce(asked);
    }

    private static Optional<Complaint> callsComeOnce(Asked asked) {
        Set<String> calls = new HashSet<>();
        int index = 0;
        for (JsonNode item : asked.conversation()) {
            boolean again = is(item, "function_call") && !calls.add(item.path("call_id").asText());
            if (again && index >= asked.earlier()) {
                return Optional.of(
                        Complaint.invalid(
                                "Duplicate function call found with call_id %s."
                                        .formatted(item.path("call_id").asText()),
                                "input",
                                null));
            }
            index++;
        }
        return Optional.empty();
    }

    static Optional<Complaint> callsAreAnswered(Asked asked) {
        List<String> open = new ArrayList<>();
        for (JsonNode item : asked.conversation()) {
            String call = item.path("call_id").asText();
            if (is(item, "function_call")) {
                open.add(call);
            } else if (is(item, "function_call_output")) {
                if (!open.remove(call)) {
                    return Optional.of(
                            Complaint.invalid(
                                    "No tool call found for function call output with call_id "
                                            + call
                                            + ".",
                                    "input",
                                    null));
                }
            } else if (!open.isEmpty() && comesFromOutside(item)) {
                return unanswered(open);
            }
        }
        return open.isEmpty() ? Optional.empty() : unanswered(open);
    }

    private static boolean comesFromOutside(JsonNode item) {
        return item.has("role") && !item.path("role").asText().equals("assistant");
    }

    private static Optional<Complaint> unanswered(List<String> calls) {
        return Optional.of(
                Complaint.invalid(
                        "No tool output found for function call " + calls.getFirst() + ".",
                        "input",
                        null));
    }

    static boolean is(JsonNode item, String type) {
        return item.path("type").asText().equals(type);
    }

    private InputOrder() {}
}
