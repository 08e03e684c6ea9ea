package dev.reckoner.model.openai.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.model.openai.ApiSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.openai.dialect.ForcedTool;

import java.util.List;
import java.util.Set;

/// What was tried on a server, and what is known of it since.
///
/// @param api `chat` or `responses`
/// @param tokens what the trial used, input and output together
/// @param omit what the server refused of requests
/// @param entry what a catalogue file can say of the model, so that nothing is refused again
public record TrialReport(
        String model,
        String server,
        String api,
        List<Tried> tried,
        long tokens,
        Set<String> omit,
        ObjectNode entry) {

    /// One thing that was tried.
    ///
    /// @param works whether an attempt can use it
    /// @param found what happened, for a person
    public record Tried(String what, boolean works, String found) {}

    public TrialReport {
        tried = List.copyOf(tried);
    }

    static ObjectNode entry(String model, ApiSettings settings, Set<String> omit) {
        ObjectNode entry =
                Json.MAPPER.createObjectNode().put("id", model).put("api", api(settings));
        Dialect dialect = settings.dialect();
        if (!omit.isEmpty()) {
            omit.forEach(entry.putArray("omit")::add);
        }
        if (dialect.forcedTool() != ForcedTool.REQUIRED) {
            entry.put("forced_tool", dialect.forcedTool() == ForcedTool.NAMED);
        }
        return entry;
    }

    static String api(ApiSettings settings) {
        return switch (settings) {
            case ApiSettings.ChatSettings _ -> "chat";
            case ApiSettings.ResponsesSettings _ -> "responses";
        };
    }
}
