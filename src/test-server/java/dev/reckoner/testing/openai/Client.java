package dev.reckoner.testing.openai;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/// The plainest client there is: it sends what it is told to and shows what comes.
final class Client implements AutoCloseable {

    private static final JsonMapper QUOTES =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    Client(OpenAiServer server) {
        url = server.url();
    }

    record Reply(int status, java.net.http.HttpHeaders headers, byte[] bytes) {

        String text() {
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Json.of(text());
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /// `429 rate_limit_exceeded model: message`, a dash for what is null.
        String complaint() {
            JsonNode error = json().path("error");
            return "%d %s %s: %s"
                    .formatted(
                            status,
                            error.path("code").asText("-"),
                            error.path("param").asText("-"),
                            error.path("message").asText());
        }

        /// The data of a stream's events.
        List<String> data() {
            return text().lines()
                    .filter(line -> line.startsWith("data: "))
                    .map(line -> line.substring("data: ".length()))
                    .toList();
        }

        /// The events of a stream that ends in no word.
        List<JsonNode> events() {
            return data().stream().filter(data -> !data.equals("[DONE]")).map(Json::of).toList();
        }
    }

    /// JSON with single quotes.
    static ObjectNode json(String text) {
        try {
            return (ObjectNode) QUOTES.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode chat(String fields) {
        return json("{'model': 'o3-mini', 'messages': [{'role': 'user', 'content': 'Go.'}]}")
                .setAll(json(fields));
    }

    static ObjectNode response(String fields) {
        return json("{'model': 'o3-mini', 'input': 'Go.'}").setAll(json(fields));
    }

    Reply chat(ObjectNode request, String... headers) {
        return post("/chat/completions", request.toString(), headers);
    }

    Reply respond(ObjectNode request, String... headers) {
        return post("/responses", request.toString(), headers);
    }

    Reply post(String path, String body, String... headers) {
        return send(request(path, body, headers));
    }

    Reply get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpRequest request(String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    /// What comes before the connection breaks, and what broke it, if it does.
    String heard(String path, String body) {
        var heard = new java.io.ByteArrayOutputStream();
        try {
            HttpResponse<java.io.InputStream> reply =
                    http.send(request(path, body), BodyHandlers.ofInputStream());
            try (var in = reply.body()) {
                in.transferTo(heard);
            }
            return heard.toString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            return heard.toString(java.nio.charset.StandardCharsets.UTF_8) + "<broken>";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpClient http() {
        return http;
    }

    private Reply send(HttpRequest request) {
        try {
            var reply = http.send(request, BodyHandlers.ofByteArray());
            return new Reply(reply.statusCode(), reply.headers(), reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// The output items of a response, to be sent back.
    static List<JsonNode> output(Reply reply) {
        List<JsonNode> items = new ArrayList<>();
        reply.json().path("output").forEach(items::add);
        return items;
    }
}
