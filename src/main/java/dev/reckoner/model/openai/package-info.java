/// OpenAI's two APIs, each of which writes its own requests and reads its own replies:
/// [dev.reckoner.model.openai.ChatCompletionsModel], which many other servers offer too, and
/// [dev.reckoner.model.openai.ResponsesModel], which keeps a model's reasoning between tool calls.
@Internal
@NullMarked
package dev.reckoner.model.openai;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
