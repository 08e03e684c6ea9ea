package dev.reckoner.tool;

import com.fasterxml.jackson.databind.JsonNode;

/// A function the model may call.
///
/// @param parameters a JSON schema of type `object`, every property required, no others allowed
public record Tool(String name, String description, JsonNode parameters) {}
