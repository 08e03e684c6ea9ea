/// The models: one port, [dev.reckoner.model.Model], and its adapters.
///
/// Start at [dev.reckoner.model.select.Models], which opens the model that a person asked for: a
/// model at OpenAI, at another server or at one found on this machine, in the API that suits it
/// ([dev.reckoner.model.catalogue.Api]), or a script ([dev.reckoner.model.script.ScriptModel]).
/// What is known about models is data, in [dev.reckoner.model.catalogue.Catalogue]. In a program,
/// [dev.reckoner.model.langchain4j.LangChain4jModel] adapts any `ChatModel` of LangChain4j.
///
/// ## How a call is made
///
/// [dev.reckoner.model.openai.ChatCompletionsModel] and [dev.reckoner.model.openai.ResponsesModel]
/// write the request and read the reply. An `Endpoint` sends it: `RetriedCall` makes the tries,
/// `RateLimiter` delays them, `RetryPolicy` decides what follows a failure, and a `Transport` sends
/// them: `HttpTransport` over HTTP, `RecordingTransport` over HTTP and into a cassette,
/// `ReplayTransport` from a cassette. A `StreamAssembler` assembles a stream to a complete reply,
/// so that no later code depends on streaming.
///
/// ## Kinds of failure
///
/// An unusable reply is a [dev.reckoner.conversation.Reply] like any other: it is charged, and the
/// model is told what was wrong. Transient errors are retried inside. Two failures remain:
/// [dev.reckoner.model.select.NoModel], before anything is spent, and
/// [dev.reckoner.model.ModelUnavailable], which makes the attempt void.
///
/// ## What is promised
///
/// Ids of tool calls are unique in a conversation. Usage is never missing: what a server does not
/// report is estimated, too high rather than too low. A message to a person is one line, without
/// keys and without control characters.
///
/// The reply of a model is hostile text. It is passed on as data and never interpreted here.
@NullMarked
package dev.reckoner.model;

import org.jspecify.annotations.NullMarked;
