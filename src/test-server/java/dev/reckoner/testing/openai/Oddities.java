package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.stream.Stream;

/// What servers of Chat Completions have been seen to send in the place of what OpenAI sends: each
/// is a whole answer that a client can understand.
public final class Oddities {

    private static final String DONE = "[DONE]";

    /// Two calls in a stream, both with index 0 and an empty id.
    public static Fault.Sends callsAllNumberedZero() {
        return chunks(
                delta(call(0, "", "python", "{\"code\": ")),
                delta(call(0, "", "", "\"1\"}")),
                delta(call(0, "", "python", "{\"code\": \"2\"}")),
                delta(call(0, "", "submit_answer", "{\"answer\":")),
                delta(call(0, "", "", " \"3\"}")),
                finish("tool_calls"),
                DONE);
    }

    /// A call whose arguments are an object, in a stream.
    public static Fault.Sends argumentsAsAnObject() {
        ObjectNode call = Json.object().put("index", 0).put("id", "a");
        call.putObject("function").put("name", "python").putObject("arguments").put("code", "1");
        return chunks(delta(call), finish("tool_calls"), DONE);
    }

    /// A call with all its arguments, then the announced end without a finish reason.
    public static Fault.Sends doneWithoutAFinishReason() {
        return chunks(delta(call(0, "a", "python", "{\"code\": \"1\"}")), DONE);
    }

    /// The same, but the arguments are not complete.
    public static Fault.Sends doneInTheMiddleOfACall() {
        return chunks(delta(call(0, "a", "python", "{\"code\": ")), DONE);
    }

    /// The items of a response, then the end of the stream without `response.completed`.
    public static Fault.Sends responseWithoutItsLastEvent() {
        return stream(
                data(
                        "{\"type\": \"response.created\", \"response\": {\"id\": \"r\", \"model\":"
                                + " \"m\"}}"),
                data(
                        "{\"type\": \"response.output_item.added\", \"output_index\": 0, \"item\":"
                                + " {\"type\": \"function_call\"}}"),
                data(
                        "{\"type\": \"response.output_item.done\", \"output_index\": 0, \"item\":"
                                + " {\"type\": \"function_call\", \"call_id\": \"a\", \"name\":"
                                + " \"python\", \"arguments\": \"{\\\"code\\\": \\\"1\\\"}\"}}"));
    }

    /// A content in pieces, which can be split inside a tag.
    public static Fault.Sends contentInPieces(String... pieces) {
        var deltas = Stream.of(pieces).map(piece -> chunk(Json.object().put("content", piece)));
        return chunks(
                Stream.concat(deltas, Stream.of(finish("stop"), DONE)).toArray(String[]::new));
    }

    /// A content of parts: thoughts, then a text.
    public static Fault.Sends partsOfThinking(String thought, String text) {
        ObjectNode thinking = Json.object();
        var parts = thinking.putArray("content");
        parts.addObject()
                .put("type", "thinking")
                .putArray("thinking")
                .addObject()
                .put("type", "text")
                .put("text", thought);
        ObjectNode said = Json.object();
        said.putArray("content").addObject().put("type", "text").put("text", text);
        return chunks(chunk(thinking), chunk(said), finish("stop"), DONE);
    }

    /// An error in the field `error` of a stream.
    public static Fault.Sends errorField(String error) {
        return stream("error: " + error + "\n\n");
    }

    /// An error in the data of a stream.
    public static Fault.Sends errorData(String error) {
        return stream(data(error), data(DONE));
    }

    /// JSON alone where a stream was announced.
    public static Fault.Sends jsonInAStream(String json) {
        return stream(json);
    }

    /// A text as a stream that is called plain text.
    public static Fault.Sends streamCalled(String type, String text) {
        return contentInPieces(text).with("content-type", type);
    }

    /// A text, with a number that JSON does not have in a field of the provider's own.
    public static Fault.Sends notANumber(String text) {
        return stream(
                "data: {\"choices\": [{\"delta\": {\"content\": \""
                        + text
                        + "\"}, \"logprobs\": {\"top\": [NaN, -Infinity]}, \"finish_reason\":"
                        + " \"stop\"}]}\n\n",
                data(DONE));
    }

    /// What a server says whose model wrote a call that it could not read.
    public static Fault.Sends toolUseFailed(String generation) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", "Failed to call a function. See 'failed_generation'.")
                .put("type", "invalid_request_error")
                .put("code", "tool_use_failed")
                .put("failed_generation", generation);
        return Faults.sends(400, body.toString());
    }

    private static Fault.Sends chunks(String... events) {
        return stream(Stream.of(events).map(Oddities::data).toArray(String[]::new));
    }

    private static Fault.Sends stream(String... events) {
        return Faults.sends(200, String.join("", events)).with("content-type", "text/event-stream");
    }

    private static String data(String event) {
        return "data: " + event + "\n\n";
    }

    private static String delta(ObjectNode call) {
        ObjectNode delta = Json.object();
        delta.putArray("tool_calls").add(call);
        return chunk(delta);
    }

    private static String chunk(ObjectNode delta) {
        ObjectNode chunk = Json.object().put("object", "chat.completion.chunk");
        chunk.putArray("choices").addObject().put("index", 0).set("delta", delta);
        return chunk.toString();
    }

    private static String finish(String reason) {
        ObjectNode chunk = Json.object().put("object", "chat.completion.chunk");
        chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", reason)
                .putObject("delta");
        return chunk.toString();
    }

    private static ObjectNode call(int index, String id, String name, String arguments) {
        ObjectNode call = Json.object().put("index", index).put("id", id);
        ObjectNode function = call.putObject("function").put("arguments", arguments);
        if (!name.isEmpty()) {
            function.put("name", name);
        }
        return call;
    }

    private Oddities() {}
}
