package dev.reckoner.tool;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.json.Json;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.task.Submission;
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

    /// The argument of a submission that is a program.
    public static final String PROGRAM = "answer_fn_code";

    private static final String PROGRAM_FILE = "submit_program";

    /// @param cells in which Python runs
    /// @param submission what is submitted
    public static List<Tool> of(
            Description sandbox, SandboxLimits limits, Cells cells, Submission submission) {
        String lacks = sandbox.lacks();
        var values =
                Map.of(
                        "python", sandbox.python(),
                        "way", cells.way(),
                        "shows", cells.shows(),
                        "state", cells.state(),
                        "libraries", libraries(sandbox),
                        "lacks", lacks.isEmpty() ? "" : " " + lacks,
                        "cell_s", String.valueOf(cells.limit().toSeconds()),
                        "memory_mib", String.valueOf(limits.memoryBytes() >> 20),
                        "output_kib", String.valueOf(cells.outputChars() >> 10));
        String submit =
                switch (submission) {
                    case TEXT -> SUBMIT_ANSWER;
                    case PROGRAM -> PROGRAM_FILE;
                };
        return List.of(read(PYTHON, values), read(submit, values));
    }

    /// Those of a notebook, where the answer is a text.
    ///
    /// @param outputChars the most characters of a cell's output that the model is shown
    public static List<Tool> session(
            Description sandbox, SandboxLimits limits, Duration cell, int outputChars) {
        return of(sandbox, limits, Cells.notebook(cell, outputChars), Submission.TEXT);
    }

    private static String libraries(Description sandbox) {
        return sandbox.libraries().entrySet().stream()
                .map(library -> library.getKey() + " " + library.getValue())
                .collect(Collectors.joining(", ", "the standard library, ", ""));
    }

    private static Tool read(String file, Map<String, String> values) {
        try {
            JsonNode tool = Json.MAPPER.readTree(Resource.text("tools/" + file + ".json"));
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
