/// The models: one port, [dev.reckoner.model.Model], and its adapters.
///
/// Start at [dev.reckoner.model.Models], which opens what a person asked for: a model at OpenAI, at
/// a server of one's own or at one found on this machine, in the API that suits it
/// ([dev.reckoner.model.Api]), or a script ([dev.reckoner.model.ScriptModel]). What is known of
/// models is data, in [dev.reckoner.model.Catalogue]. From Java,
/// [dev.reckoner.model.LangChain4jModel] makes a model of any `ChatModel` of LangChain4j.
///
/// ## The way of a call
///
/// [dev.reckoner.model.ChatCompletions] and [dev.reckoner.model.Responses] write a request and read
/// the reply; between them is `Line`: `Exchange` makes the tries, `Gate` lets them through,
/// `Retries` decides what follows a failure, and a `Link` carries them: `Wire` over HTTP,
/// `Recording` besides to a cassette, `Playback` out of one. A stream becomes the reply that would
/// have come whole in an `Assembly`, so that nothing after it knows of streams.
///
/// ## Kinds of failure
///
/// An odd reply is a [dev.reckoner.journal.Reply] like any other, charged and answered. An error
/// that can pass is tried again inside. What remains is [dev.reckoner.model.NoModel], before
/// anything is spent, and [dev.reckoner.model.ModelUnavailable], which voids the attempt.
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
