package dev.reckoner.model.select;

/// What a server lists.
///
/// @param server its base URL
/// @param openAi whether it is OpenAI's own
public record ServerModels(String server, boolean openAi, ModelList list) {}
