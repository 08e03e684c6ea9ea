package dev.reckoner.eval.script;

import dev.reckoner.journal.Run;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.script.AttemptScript;
import dev.reckoner.model.script.QuestionScript;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.task.Effort;
import dev.reckoner.text.IoReason;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Attempts written by hand at the questions of an evaluation, from a folder with a file for each
/// question. `docs/scripts.md` says how they are written.
public final class ScriptedAttempts {

    private static final String ENDING = ".json";

    private final String name;
    private final Map<String, QuestionScript> scripts;

    private ScriptedAttempts(String name, Map<String, QuestionScript> scripts) {
        this.name = name;
        this.scripts = Map.copyOf(scripts);
    }

    /// Reads each `*.json` of the folder. The model is called `script:` and the folder.
    ///
    /// @throws IllegalArgumentException if the folder can't be read or has no script, if a script
    ///   is damaged, or if two are for one question; the message names file and place
    public static ScriptedAttempts read(Path folder) {
        return read(folder, folder.toString());
    }

    /// Does the same, and calls the model as it was called before.
    ///
    /// @param called after `script:`
    public static ScriptedAttempts read(Path folder, String called) {
        var texts = new LinkedHashMap<String, String>();
        files(folder).forEach(file -> texts.put(file.toString(), text(file)));
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(
                    "the folder %s has no scripts: it should have a *.json for each question"
                            .formatted(folder));
        }
        return of(called, texts);
    }

    /// @param called what the model is called after `script:`
    /// @param texts by what messages call them
    static ScriptedAttempts of(String called, Map<String, String> texts) {
        String name = "script:" + called;
        var scripts = new HashMap<String, QuestionScript>();
        texts.forEach((file, text) -> {
            var script = QuestionScript.of(file, name, text);
            var other = scripts.put(script.question(), script);
            if (other != null) {
                throw new IllegalArgumentException(
                        "the scripts %s and %s are for one question, '%s'; each question needs one"
                                .formatted(other.file(), file, OneLine.quote(script.question())));
            }
        });
        return new ScriptedAttempts(name, scripts);
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unread(folder, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unread(file, e);
        }
    }

    private static IllegalArgumentException unread(Path path, IOException e) {
        return new IllegalArgumentException(
                "can't read the scripts in %s: %s".formatted(path, IoReason.of(e)), e);
    }

    /// The name of the model.
    public String name() {
        return name;
    }

    /// The questions that have no attempt of this kind, in their order. An evaluation that has any
    /// can't be run.
    ///
    /// @param questions their ids
    /// @param effort null if none is asked for
    public List<String> missing(
            Collection<String> questions, @Nullable Effort effort, boolean tools) {
        return questions.stream().filter(id -> fitting(id, effort, tools).isEmpty()).toList();
    }

    private List<AttemptScript> fitting(String question, @Nullable Effort effort, boolean tools) {
        var script = scripts.get(question);
        return script == null ? List.of() : script.fitting(effort, tools);
    }

    /// The model for one attempt: the same for the same question, effort, tools and sample.
    ///
    /// @param effort null if none is asked for
    /// @param sample from 1
    /// @throws IllegalArgumentException if the question is [#missing]
    public SelectedModel model(
            String question, @Nullable Effort effort, boolean tools, int sample) {
        var fitting = fitting(question, effort, tools);
        if (fitting.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no attempt at '%s' with the effort %s and %s"
                            .formatted(
                                    name,
                                    OneLine.quote(question),
                                    effort,
                                    tools ? "python" : "no tools"));
        }
        var attempt = Spread.of(fitting, sample);
        return new SelectedModel(
                attempt.model(name, effort),
                ModelFacts.UNKNOWN,
                true,
                null,
                "replies written by hand, from " + attempt.place(),
                List.of(),
                Run.Access.UNKNOWN);
    }
}
