package dev.reckoner.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// Finds the calls that a model wrote in its own notation and the server left in the text: JSON
/// between `<tool_call>` tags, `<function=name>` with JSON or `<parameter=…>` tags in it, tags of
/// keys and values, or a text that is nothing but the JSON of a call. The time is linear in the
/// length of the text.
///
/// @param calls empty if there is none, or one that cannot be read
/// @param rest the text without the calls
public record CallMarkup(List<Call> calls, String rest) {

    private static final String CALL = "<tool_call>";
    private static final String CALL_END = "</tool_call>";
    private static final String FUNCTION = "<function=";
    private static final String FUNCTION_END = "</function>";
    private static final String FENCE = "```";

    private static final ObjectReader READER =
            Json.MAPPER
                    .reader()
                    .with(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// @param arguments as the model wrote them
    public record Call(String name, String arguments) {}

    public static CallMarkup of(String text) {
        String whole = withoutFence(text.strip());
        var calls = whole.startsWith("{") || whole.startsWith("[") ? json(whole) : List.<Call>of();
        return calls.isEmpty() ? tagged(text) : new CallMarkup(calls, "");
    }

    private static String withoutFence(String text) {
        int newline = text.indexOf('\n');
        return text.startsWith(FENCE) && text.endsWith(FENCE) && newline > 0
                ? text.substring(newline, Math.max(newline, text.length() - FENCE.length())).strip()
                : text;
    }

    private static CallMarkup tagged(String text) {
        var calls = new ArrayList<Call>();
        var rest = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int begin = begin(text, at);
            rest.append(text, at, begin);
            if (begin == text.length()) {
                break;
            }
            boolean call = text.startsWith(CALL, begin);
            int from = call ? begin + CALL.length() : begin;
            String closing = call ? CALL_END : FUNCTION_END;
            int end = text.indexOf(closing, from);
            String body = text.substring(from, end < 0 ? text.length() : end).strip();
            var found = body.startsWith("{") || body.startsWith("[") ? json(body) : tags(body);
            if (found.isEmpty()) {
                return new CallMarkup(List.of(), text);
            }
            calls.addAll(found);
            at = end < 0 ? text.length() : end + closing.length();
        }
        return new CallMarkup(List.copyOf(calls), calls.isEmpty() ? text : rest.toString().strip());
    }

    /// Where the next call begins, or the end of the text.
    private static int begin(String text, int from) {
        for (int i = text.indexOf('<', from); i >= 0; i = text.indexOf('<', i + 1)) {
            if (text.startsWith(CALL, i) || text.startsWith(FUNCTION, i)) {
                return i;
            }
        }
        return text.length();
    }

    private static List<Call> json(String text) {
        try {
            var calls = new ArrayList<Call>();
            JsonNode json = READER.readTree(text);
            for (JsonNode one :
                    json.isArray() ? json : JsonNodeFactory.instance.arrayNode().add(json)) {
                JsonNode call = one.path("function").isObject() ? one.path("function") : one;
                JsonNode arguments =
                        call.has("arguments") ? call.path("arguments") : call.path("parameters");
                if (!call.path("name").isTextual() || arguments.isMissingNode()) {
                    return List.of();
                }
                calls.add(
                        new Call(
                                call.path("name").textValue(),
                                arguments.isTextual()
                                        ? arguments.textValue()
                                        : arguments.toString()));
            }
            return calls;
        } catch (JsonProcessingException _) {
            return List.of();
        }
    }

    private static List<Call> tags(String body) {
        if (body.startsWith(FUNCTION)) {
            return function(body.substring(FUNCTION.length()));
        }
        int key = body.indexOf("<arg_key>");
        return key <= 0
                ? List.of()
                : call(body.substring(0, key), pairs(body, key, "<arg_key>", "<arg_value>"));
    }

    /// `name>{…}`, `name{…}`, or `name>` and the tags of its parameters.
    private static List<Call> function(String body) {
        int end = 0;
        while (end < body.length() && ">{".indexOf(body.charAt(end)) < 0) {
            end++;
        }
        String name = body.substring(0, end);
        int from = end < body.length() && body.charAt(end) == '>' ? end + 1 : end;
        int until = body.indexOf(FUNCTION_END, from);
        String content = body.substring(from, until < 0 ? body.length() : until).strip();
        return content.startsWith("{")
                ? List.of(new Call(name.strip(), content))
                : call(name, pairs(content, 0, "<parameter=", ">"));
    }

    private static List<Call> call(String name, ObjectNode arguments) {
        return arguments.isEmpty()
                ? List.of()
                : List.of(new Call(name.strip(), arguments.toString()));
    }

    /// Keys and values, each between an opening tag and the next closing one.
    private static ObjectNode pairs(String text, int from, String keyTag, String valueTag) {
        ObjectNode pairs = JsonNodeFactory.instance.objectNode();
        int key = text.indexOf(keyTag, from);
        while (key >= 0) {
            int keyFrom = key + keyTag.length();
            int value = text.indexOf(valueTag, keyFrom);
            if (value < 0) {
                break;
            }
            int valueFrom = value + valueTag.length();
            int next = text.indexOf(keyTag, valueFrom);
            String content = text.substring(valueFrom, next < 0 ? text.length() : next);
            int end = content.lastIndexOf("</");
            pairs.put(
                    untagged(text.substring(keyFrom, value)),
                    withoutBreaks(end < 0 ? content : content.substring(0, end)));
            key = next;
        }
        return pairs;
    }

    private static String untagged(String key) {
        int end = key.indexOf("</");
        return (end < 0 ? key : key.substring(0, end)).strip();
    }

    /// The value without the line breaks after its opening and before its closing tag.
    private static String withoutBreaks(String value) {
        int from = value.startsWith("\n") ? 1 : 0;
        int end = value.endsWith("\n") ? value.length() - 1 : value.length();
        return from < end ? value.substring(from, end) : "";
    }
}
