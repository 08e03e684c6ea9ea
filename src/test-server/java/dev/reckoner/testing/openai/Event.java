package dev.reckoner.testing.openai;

import org.jspecify.annotations.Nullable;

/// An event of a stream.
///
/// @param type null for one without an `event` line
/// @param data JSON, or a word such as `[DONE]`
record Event(@Nullable String type, String data) {}
