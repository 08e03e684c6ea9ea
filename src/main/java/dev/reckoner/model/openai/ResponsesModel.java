package dev.reckoner.model.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Request;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.model.retry.Timing;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// A model that is called through the Responses API, in which OpenAI's reasoning models keep their
/// reasoning between tool calls.
///
/// Nothing is stored at the provider: reasoning is received encrypted and sent back with the
/// conversation. Summaries of the reasoning are requested, until the provider refuses them, because
/// the account may not see them.
public final class ResponsesModel implements OpenAiClient {

    private final Endpoint endpoint;
    private final ResponsesSettings settings;
    private final Negotiation negotiation;

    public ResponsesModel(Endpoint endpoint, ResponsesSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.negotiation = new Negotiation(settings.dialect());
    }

    /// @param baseUrl the base URL with its `/v1`
    /// @param key null if the server needs none
    /// @param effort null to leave it to the model
    public static ResponsesModel at(
            String baseUrl, @Nullable String key, String model, @Nullable Effort effort) {
        var endpoint = Endpoint.to(Server.of(baseUrl, key), model, Timing.REAL, true);
        return new ResponsesModel(endpoint, new ResponsesSettings(effort));
    }

    @Override
    public String name() {
        return endpoint.model();
    }

    @Override
    public Reply reply(Request request, Listener listener) throws InterruptedException {
        return reply(request, listener, _ -> {});
    }

    /// @param completing adds further fields to the body
    Reply reply(Request request, Listener listener, Consumer<ObjectNode> completing)
            throws InterruptedException {
        var answered =
                negotiation.send(
                        endpoint,
                        settings,
                        request,
                        listener,
                        dialect -> {
                            ObjectNode body = body(dialect).body(request);
                            completing.accept(body);
                            return body;
                        });
        var reply =
                ReadResponseObject.reply(
                        answered.reply().body(), request, name(), answered.delivery());
        negotiation.read(answered, reply);
        return reply;
    }

    private ResponsesRequest body(Dialect dialect) {
        return new ResponsesRequest(
                name(),
                settings.effort(),
                dialect.forcedTool(),
                dialect.streams(endpoint.streamed()));
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public ApiSettings settings() {
        return new ResponsesSettings(settings.effort(), negotiation.dialect());
    }

    @Override
    public String toString() {
        return endpoint.model() + " at " + endpoint.server();
    }
}
