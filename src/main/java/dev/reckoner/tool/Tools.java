package dev.reckoner.tool;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.json.Json;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.text.Resource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The tools described in `tools/`, with the limits that are in force.
public final class Tools {

    public static final String PYTHON = "python";
    public static final String SUBMIT_ANSWER = "submit_answer";

    /// @param outputChars the most characters of a cell's output that the model is shown
    public static List<Tool> session(
            Description sandbox, SandboxLimits limits, Duration cell, int outputChars) {
        String lacks = sandbox.lacks();
        var values =
                Map.of(
                        "python", sandbox.python(),
                        "state", "Variables, functions and imports stay from call to call.",
                        "libraries", libraries(sandbox),
                        "lacks", lacks.isEmpty() ? "" : " " + lacks,
                        "cell_s", String.valueOf(cell.toSeconds()),
                        "memory_mib", String.valueOf(limits.memoryBytes() >> 20),
                        "output_kib", String.valueOf(outputChars >> 10));
        return List.of(read(PYTHON, values), read(SUBMIT_ANSWER, values));
    }

    private static String libraries(Description sandbox) {
        return sandbox.libraries().entrySet().stream()
                .map(library -> library.getKey() + " " + library.getValue())
                .collect(Collectors.joining(", ", "the standard library, ", ""));
    }

    private static Tool read(String name, Map<String, String> values) {
        try {
            JsonNode tool = Json.MAPPER.readTree(Resource.text("tools/" + name + ".json"));
            return new Tool(
                    tool.required("name").textValue(),
                    new Template(tool.required("description").textValue()).fill(values),
                    tool.required("parameters"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tools() {}
}
