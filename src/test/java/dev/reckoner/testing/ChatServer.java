package dev.reckoner.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.reckoner.journal.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server of Chat Completions on the loopback: `POST /v1/chat/completions` and `GET /v1/models`.
///
/// It takes its [Turn]s in order, one for each request that is right, and is as strict about
/// requests as o3-mini was: see [Strictness]. A request that is wrong is answered with the error as
/// OpenAI documents it and takes no turn; one too many is answered 418, which nobody tries again.
///
/// ```java
/// try (var server = ChatServer.start(python("6 * 7"), rateLimited("2"), submits("42"))) {
///     var model = ChatCompletions.at(server.url(), null, "o3-mini", null);
///     …
///     assertThat(server.requests().get(1).at("/messages/2/content").asText()).contains("42");
/// }
/// ```
///
/// Every completion reports 120 input tokens, 20 of them cached, and 60 output tokens, 40 of them
/// reasoning.
public final class ChatServer implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Turn> turns;
    private final String key;
    private final List<String> models;
    private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());

    private ChatServer(String key, List<String> models, List<Turn> turns) {
        this.key = key;
        this.models = models;
        this.turns = new ArrayDeque<>(turns);
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/v1/chat/completions", this::complete);
        http.createContext("/v1/models", this::list);
        http.start();
    }

    public static ChatServer start(Turn... turns) {
        return start(List.of(turns));
    }

    /// One that wants no key and lists `o3-mini`.
    public static ChatServer start(List<Turn> turns) {
        return new ChatServer("", List.of("o3-mini"), turns);
    }

    /// @param key refuses requests without it
    public static ChatServer startWithKey(String key, Turn... turns) {
        return new ChatServer(key, List.of("o3-mini"), List.of(turns));
    }

    /// @param models what `GET /v1/models` lists
    public static ChatServer startWithModels(List<String> models, Turn... turns) {
        return new ChatServer("", models, List.of(turns));
    }

    /// The base URL, `/v1` included.
    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/v1";
    }

    /// The bodies of all requests for a completion so far, those that were refused among them.
    public List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
        threads.close();
    }

    private void complete(HttpExchange exchange) throws IOException {
        JsonNode request = Json.MAPPER.readTree(exchange.getRequestBody());
        requests.add(request);
        Optional<String> complaint = Strictness.complaint(request);
        if (!authorized(exchange)) {
            send(
                    exchange,
                    401,
                    error(
                            "Incorrect API key provided",
                            "invalid_request_error",
                            "invalid_api_key"));
        } else if (complaint.isPresent()) {
            send(exchange, 400, complaint.get());
        } else {
            take(exchange);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        Turn turn;
        synchronized (turns) {
            turn = turns.poll();
        }
        switch (turn) {
            case null -> send(exchange, 418, error("no turn left in this test", "test", "test"));
            case Turn.Sends(var status, var headers, var body) -> {
                headers.forEach(exchange.getResponseHeaders()::set);
                send(exchange, status, body);
            }
            case Turn.CutsOff(var body) -> {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                exchange.getResponseBody().flush();
                exchange.close();
            }
            case Turn.KeepsSilent() -> {
                try {
                    closed.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        ObjectNode listing = Json.MAPPER.createObjectNode().put("object", "list");
        var data = listing.putArray("data");
        models.forEach(model -> data.addObject().put("id", model).put("object", "model"));
        if (authorized(exchange)) {
            send(exchange, 200, listing.toString());
        } else {
            send(
                    exchange,
                    401,
                    error("You didn't provide an API key", "invalid_request_error", ""));
        }
    }

    private boolean authorized(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return key.isEmpty() || ("Bearer " + key).equals(given);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!exchange.getResponseHeaders().containsKey("Content-Type")) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static ObjectNode completion(ObjectNode message, String finish) {
        ObjectNode completion =
                Json.MAPPER
                        .createObjectNode()
                        .put("id", "chatcmpl-1")
                        .put("object", "chat.completion")
                        .put("created", 1_763_800_000)
                        .put("model", "o3-mini-2025-01-31");
        completion
                .putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", finish)
                .set("message", message);
        ObjectNode usage = completion.putObject("usage");
        usage.put("prompt_tokens", 120).put("completion_tokens", 60).put("total_tokens", 180);
        usage.putObject("prompt_tokens_details").put("cached_tokens", 20);
        usage.putObject("completion_tokens_details").put("reasoning_tokens", 40);
        return completion;
    }

    static String error(String message, String type, String code) {
        var error = Map.of("message", message, "type", type, "code", code);
        return Json.MAPPER.valueToTree(Map.of("error", error)).toString();
    }
}
