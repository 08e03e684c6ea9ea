package dev.reckoner.testing.openai;

import org.jspecify.annotations.Nullable;

/// A generation that was made, and so has to be paid for.
///
/// @param id of the response or the chat completion
/// @param key the `Idempotency-Key` of the request; null if it had none
public record Charge(Api api, String model, String id, @Nullable String key, Usage usage) {}
