package dev.reckoner.eval.script;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.reckoner.json.Json;
import dev.reckoner.text.Resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/// The evaluation that comes with the program: original problems in three tiers with their answers,
/// and scripted attempts at each of them. It runs without a network.
public final class ShippedEvaluation {

    /// What it is called in place of a data set, and what its model is called after `script:`.
    public static final String NAME = "examples";

    private static final String FOLDER = "evaluation/";
    private static final String PROBLEMS = "problems.jsonl";

    /// The data set, an object with `id`, `problem`, `answer`, `answer_type`, `tier` and `tags` a
    /// line.
    public static String problems() {
        return Resource.text(FOLDER + PROBLEMS);
    }

    /// Writes the data set into a folder, for readers that need a file, and replaces what has its
    /// name.
    ///
    /// @return the file
    public static Path writeProblems(Path folder) throws IOException {
        return Files.writeString(folder.resolve(PROBLEMS), problems());
    }

    /// The attempts, which are there for the efforts low, medium and high, with and without tools.
    public static ScriptedAttempts scripts() {
        var texts = new LinkedHashMap<String, String>();
        for (String id : ids()) {
            texts.put(NAME + "/" + id + ".json", Resource.text(FOLDER + "scripts/" + id + ".json"));
        }
        return ScriptedAttempts.of(NAME, texts);
    }

    private static List<String> ids() {
        return problems().lines().map(ShippedEvaluation::id).toList();
    }

    private static String id(String line) {
        try {
            return Json.MAPPER.readTree(line).path("id").textValue();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a shipped problem is damaged: " + line, e);
        }
    }

    private ShippedEvaluation() {}
}
