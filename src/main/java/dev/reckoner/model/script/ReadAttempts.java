package dev.reckoner.model.script;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.model.script.AttemptScript.Tools;
import dev.reckoner.task.Effort;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the attempts at one question. An unknown key is an error.
record ReadAttempts(ScriptJson json, String model) {

    private static final Set<String> KEYS = Set.of("effort", "tools", "samples", "note", "replies");
    private static final int MOST_SAMPLES = 10_000;

    QuestionScript question(String text) {
        JsonNode script = json.parsed(text);
        json.known(script, "the whole", Set.of("question", "attempts"));
        var attempts = new ArrayList<AttemptScript>();
        for (JsonNode attempt : json.list(script.path("attempts"), "attempts")) {
            attempts.add(attempt(attempt, "attempt " + (attempts.size() + 1)));
        }
        return new QuestionScript(
                json.file(), json.text(script.path("question"), "question"), attempts);
    }

    private AttemptScript attempt(JsonNode attempt, String place) {
        json.known(attempt, place, KEYS);
        return new AttemptScript(
                json.file() + ", " + place,
                efforts(attempt.path("effort"), place + ", effort"),
                tools(attempt.path("tools"), place + ", tools"),
                samples(attempt.path("samples"), place + ", samples"),
                attempt.has("note") ? json.text(attempt.get("note"), place + ", note") : "",
                new ReadScript(json, model, place + ", ").replies(attempt.path("replies")));
    }

    private Set<Effort> efforts(JsonNode written, String place) {
        var efforts = EnumSet.noneOf(Effort.class);
        if (written.isTextual()) {
            efforts.add(effort(written.textValue(), place));
        } else if (!written.isMissingNode()) {
            for (JsonNode effort : json.list(written, place)) {
                efforts.add(effort(json.text(effort, place), place));
            }
        }
        return efforts;
    }

    private Effort effort(String name, String place) {
        return Stream.of(Effort.values())
                .filter(effort -> effort.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(place, name, List.of(Effort.values())));
    }

    private @Nullable Tools tools(JsonNode written, String place) {
        if (written.isMissingNode()) {
            return null;
        }
        String name = json.text(written, place);
        return Stream.of(Tools.values())
                .filter(tools -> tools.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(place, name, List.of("python", "none")));
    }

    private IllegalArgumentException unknown(String place, String name, List<?> known) {
        return json.bad(place, "unknown '%s'; known are %s".formatted(OneLine.quote(name), known));
    }

    private int samples(JsonNode written, String place) {
        if (written.isMissingNode()) {
            return 1;
        }
        if (!written.isInt() || written.intValue() < 1 || written.intValue() > MOST_SAMPLES) {
            throw json.bad(place, "must be a whole number from 1 to " + MOST_SAMPLES);
        }
        return written.intValue();
    }
}
