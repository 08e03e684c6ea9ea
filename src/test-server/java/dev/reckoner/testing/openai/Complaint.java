package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

/// Why a request is refused, in the shape and, where they are known, the words of OpenAI.
public record Complaint(
        int status, String message, String type, @Nullable String param, @Nullable String code) {

    private static final String INVALID = "invalid_request_error";

    static Complaint invalid(String message, @Nullable String param, @Nullable String code) {
        return new Complaint(400, message, INVALID, param, code);
    }

    static Complaint notFound(String message, @Nullable String param, @Nullable String code) {
        return new Complaint(404, message, INVALID, param, code);
    }

    static Complaint unknownParameter(String path) {
        return invalid("Unknown parameter: '" + path + "'.", path, "unknown_parameter");
    }

    static Complaint missing(String path) {
        return invalid(
                "Missing required parameter: '" + path + "'.", path, "missing_required_parameter");
    }

    static Complaint unsupported(String parameter) {
        return invalid(
                "Unsupported parameter: '" + parameter + "' is not supported with this model.",
                parameter,
                "unsupported_parameter");
    }

    static Complaint invalidType(String path, String expected, String got) {
        return invalid(
                "Invalid type for '%s': expected %s, but got %s instead."
                        .formatted(path, expected, got),
                path,
                "invalid_type");
    }

    static Complaint invalidValue(String path, String value, Iterable<String> supported) {
        return invalid(
                "Invalid value: '%s'. Supported values are: %s."
                        .formatted(value, listed(supported)),
                path,
                "invalid_value");
    }

    /// @param value that other models take
    static Complaint unsupportedValue(
            String path, String value, String model, Iterable<String> supported) {
        return invalid(
                "Unsupported value: '%s' is not supported with the '%s' model. Supported values are: %s."
                        .formatted(value, model, listed(supported)),
                path,
                "unsupported_value");
    }

    ObjectNode body() {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code);
        return body;
    }

    private static String listed(Iterable<String> values) {
        return "'" + String.join("', '", values) + "'";
    }
}
