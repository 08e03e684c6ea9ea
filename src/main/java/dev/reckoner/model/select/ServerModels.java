package dev.reckoner.model.select;

import java.util.List;

/// The models that a server lists.
///
/// @param server its base URL
/// @param openAi whether it is OpenAI's own server
/// @param warnings what a person should know about the key
public record ServerModels(String server, boolean openAi, ModelList list, List<Warning> warnings) {

    public ServerModels {
        warnings = List.copyOf(warnings);
    }
}
