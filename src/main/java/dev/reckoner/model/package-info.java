/// The models: one port, [dev.reckoner.model.Model], and its adapters.
///
/// Start at [dev.reckoner.model.select.Models], which opens what a person asked for: a model at
/// OpenAI, at a server of one's own or at one found on this machine, in the API that suits it
/// ([dev.reckoner.model.catalogue.Api]), or a script ([dev.reckoner.model.script.ScriptModel]).
/// What is known of models is data, in [dev.reckoner.model.catalogue.Catalogue]. From Java,
/// [dev.reckoner.model.langchain4j.LangChain4jModel] makes a model of any `ChatModel` of
/// LangChain4j.
///
/// ## The way of a call
///
/// [dev.reckoner.model.openai.ChatCompletionsModel] and [dev.reckoner.model.openai.ResponsesModel]
/// write a request and read the reply; between them is `Endpoint`: `RetriedCall` makes the tries,
/// `RateLimiter` lets them through, `RetryPolicy` decides what follows a failure, and a `Transport`
/// carries them: `HttpTransport` over HTTP, `RecordingTransport` besides to a cassette,
/// `ReplayTransport` out of one. A stream becomes the reply that would have come whole in an
/// `StreamAssembler`, so that nothing after it knows of streams.
///
/// ## Kinds of failure
///
/// An odd reply is a [dev.reckoner.conversation.Reply] like any other, charged and answered. An
/// error that can pass is tried again inside. What remains is [dev.reckoner.model.select.NoModel],
/// before anything is spent, and [dev.reckoner.model.ModelUnavailable], which voids the attempt.
///
/// ## Promised
///
/// Ids of tool calls are unique in a conversation. Usage is never missing: what a server does not
/// report is estimated, too high rather than too low. A message to a person is one line, without a
/// key in it and without anything a terminal would act on.
///
/// What a model returns is hostile text. It is carried as values and interpreted nowhere here.
@NullMarked
package dev.reckoner.model;

import org.jspecify.annotations.NullMarked;
