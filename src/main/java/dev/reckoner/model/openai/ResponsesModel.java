package dev.reckoner.model.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Listener;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.model.TokenEstimate;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.model.retry.Timing;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.function.Consumer;

/// A model that is called through the Responses API, in which OpenAI's reasoning models keep their
/// reasoning between tool calls.
///
/// Nothing is stored at the provider: reasoning is received encrypted and sent back with the
/// conversation. Summaries of the reasoning are requested, until the provider rejects such a
/// request because the account may not see them.
public final class ResponsesModel implements OpenAiClient {

    private static final int BAD_REQUEST = 400;

    private final Endpoint endpoint;
    private final ResponsesSettings settings;

    /// Whether to request summaries. With several threads, each judges a rejection by its own
    /// request.
    private volatile boolean summaries = true;

    public ResponsesModel(Endpoint endpoint, ResponsesSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
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
        boolean summaries = this.summaries;
        try {
            return send(request, summaries, listener, completing);
        } catch (ModelUnavailable e) {
            if (summaries && refusesSummaries(e)) {
                this.summaries = false;
                return send(request, false, listener, completing);
            }
            throw e;
        }
    }

    private Reply send(
            Request request, boolean summaries, Listener listener, Consumer<ObjectNode> completing)
            throws InterruptedException {
        var written =
                new ResponsesRequest(name(), settings.effort(), summaries, endpoint.streamed())
                        .body(request);
        completing.accept(written);
        var delivered =
                endpoint.send(
                        settings, written, TokenEstimate.call(request), request.within(), listener);
        return ReadResponseObject.reply(
                delivered.answer().body(), request, name(), delivered.delivery());
    }

    private static boolean refusesSummaries(ModelUnavailable e) {
        return e.status() == BAD_REQUEST
                && e.serverMessage().toLowerCase(Locale.ROOT).contains("summar");
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public ApiSettings settings() {
        return settings;
    }

    @Override
    public String toString() {
        return endpoint.model() + " at " + endpoint.server();
    }
}
