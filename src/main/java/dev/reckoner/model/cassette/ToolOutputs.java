package dev.reckoner.model.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// The outputs of tools in a request of either API. Tools run again when a recording is replayed,
/// so their outputs can differ, and the output cap depends on the length of the outputs.
final class ToolOutputs {

    static final List<String> CAPS =
            List.of("max_output_tokens", "max_completion_tokens", "max_tokens");

    /// @param call the id of the tool call
    record Output(String call, String text) {}

    /// All outputs, in order.
    static List<Output> of(RequestFingerprint request) {
        var outputs = new ArrayList<Output>();
        for (JsonNode item : items(request.body())) {
            if (isOutput(item)) {
                outputs.add(output(item));
            }
        }
        return outputs;
    }

    /// The outputs that the model has not seen before, in order.
    static List<Output> newest(RequestFingerprint request) {
        var outputs = new ArrayList<Output>();
        for (JsonNode item : items(request.body())) {
            if (isOutput(item)) {
                outputs.add(output(item));
            } else if (!item.path("role").asText().equals("user")) {
                outputs.clear();
            }
        }
        return outputs;
    }

    /// The request with empty outputs and without the output cap.
    static RequestFingerprint without(RequestFingerprint request) {
        ObjectNode body = request.body().deepCopy();
        body.remove(CAPS);
        for (JsonNode item : items(body)) {
            if (isOutput(item)) {
                ((ObjectNode) item).put(field(item), "");
            }
        }
        return new RequestFingerprint(body, request.path());
    }

    private static JsonNode items(JsonNode body) {
        return body.has("messages") ? body.path("messages") : body.path("input");
    }

    private static boolean isOutput(JsonNode item) {
        return item.path("role").asText().equals("tool")
                || item.path("type").asText().equals("function_call_output");
    }

    private static String field(JsonNode item) {
        return item.has("output") ? "output" : "content";
    }

    private static Output output(JsonNode item) {
        String call = item.path("call_id").asText(item.path("tool_call_id").asText());
        JsonNode text = item.path(field(item));
        return new Output(call, text.isTextual() ? text.textValue() : text.toString());
    }

    private ToolOutputs() {}
}
