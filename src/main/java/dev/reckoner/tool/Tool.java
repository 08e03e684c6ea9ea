package dev.reckoner.tool;

import com.fasterxml.jackson.databind.JsonNode;

/// A function that the model can call.
///
/// @param parameters a JSON schema of type `object`, in which every property is required and no
///   others are allowed
public record Tool(String name, String description, JsonNode parameters) {}
