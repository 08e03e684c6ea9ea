package dev.reckoner.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.journal.Json;

import java.util.Map;

/// What a [ChatServer] does with one request.
public sealed interface Turn {

    /// Sends this, whole.
    record Sends(int status, Map<String, String> headers, String body) implements Turn {}

    /// Sends the first half of this and cuts the connection.
    record CutsOff(String body) implements Turn {}

    /// Sends nothing until the server is closed.
    record KeepsSilent() implements Turn {}

    /// Runs a cell.
    static Turn python(String code) {
        return calls(
                call("call_python", "python", Json.MAPPER.createObjectNode().put("code", code)));
    }

    static Turn submits(String answer) {
        return calls(
                call(
                        "call_submit",
                        "submit_answer",
                        Json.MAPPER.createObjectNode().put("answer", answer)));
    }

    static Turn says(String text) {
        return completion(message().put("content", text), "stop");
    }

    /// Several calls in one reply; see [#call].
    static Turn calls(ObjectNode... calls) {
        ObjectNode message = message().putNull("content");
        ArrayNode list = message.putArray("tool_calls");
        for (ObjectNode call : calls) {
            list.add(call);
        }
        return completion(message, "tool_calls");
    }

    static ObjectNode call(String id, String tool, ObjectNode arguments) {
        return call(id, tool, arguments.toString());
    }

    /// @param arguments perhaps not JSON
    static ObjectNode call(String id, String tool, String arguments) {
        ObjectNode call = Json.MAPPER.createObjectNode().put("id", id).put("type", "function");
        call.putObject("function").put("name", tool).put("arguments", arguments);
        return call;
    }

    static ObjectNode message() {
        return Json.MAPPER.createObjectNode().put("role", "assistant");
    }

    /// Any reply, with the usage of [ChatServer].
    static Turn completion(ObjectNode message, String finish) {
        ObjectNode completion = ChatServer.completion(message, finish);
        return new Sends(200, Map.of(), completion.toString());
    }

    /// The same without usage, as some servers leave it out.
    static Turn completionWithoutUsage(ObjectNode message, String finish) {
        ObjectNode completion = ChatServer.completion(message, finish);
        completion.remove("usage");
        return new Sends(200, Map.of(), completion.toString());
    }

    static Turn sends(String body) {
        return new Sends(200, Map.of(), body);
    }

    static Turn html(int status) {
        String page =
                "<html><head><title>%d</title></head><body><h1>Bad gateway</h1></body></html>"
                        .formatted(status);
        return new Sends(status, Map.of("Content-Type", "text/html"), page);
    }

    /// @param retryAfter the header's value: seconds, or an HTTP date
    static Turn rateLimited(String retryAfter) {
        return new Sends(
                429,
                Map.of("Retry-After", retryAfter),
                ChatServer.error("Rate limit reached", "requests", "rate_limit_exceeded"));
    }

    static Turn fails(int status, String message, String code) {
        return new Sends(status, Map.of(), ChatServer.error(message, "server_error", code));
    }

    static Turn cutsOff() {
        return new CutsOff(
                ChatServer.completion(message().put("content", "never heard"), "stop").toString());
    }

    static Turn keepsSilent() {
        return new KeepsSilent();
    }
}
