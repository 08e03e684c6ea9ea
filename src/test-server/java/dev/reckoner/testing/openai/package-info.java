/// A local server that speaks both of OpenAI's APIs, and a way to script what it says and how it
/// fails.
///
/// It was written from the public description of the APIs and from error messages that users of the
/// real one have published, never from our client, and knows nothing of our client. Start at
/// [dev.reckoner.testing.openai.OpenAiServer]; what it says is a
/// [dev.reckoner.testing.openai.Script] of [dev.reckoner.testing.openai.Turn]s, how it fails a
/// [dev.reckoner.testing.openai.Fault].
///
/// ## Where it is stricter than the real one
///
/// A tool call that came with reasoning has to come back with it even where its `id` was left out;
/// reasoning has to come back byte for byte; a body that repeats an `Idempotency-Key` has to be the
/// same.
///
/// ## What it does not do
///
/// Hosted tools, images, files, audio, `n` above 1, conversations, background mode. Each is
/// refused.
@NullMarked
package dev.reckoner.testing.openai;

import org.jspecify.annotations.NullMarked;
