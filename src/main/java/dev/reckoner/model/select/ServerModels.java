package dev.reckoner.model.select;

/// The models that a server lists.
///
/// @param server its base URL
/// @param openAi whether it is OpenAI's own server
public record ServerModels(String server, boolean openAi, ModelList list) {}
