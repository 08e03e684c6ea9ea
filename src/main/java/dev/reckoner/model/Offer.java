package dev.reckoner.model;

/// What a server lists.
///
/// @param server its base URL
/// @param openAi whether it is OpenAI's own
public record Offer(String server, boolean openAi, Listing listing) {}
