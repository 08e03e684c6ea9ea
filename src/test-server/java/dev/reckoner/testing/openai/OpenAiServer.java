package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// OpenAI's two APIs on the loopback, streaming and not: `POST /v1/chat/completions`, `POST
/// /v1/responses`, `GET /v1/responses/{id}`, `GET /v1/models`.
///
/// It says what its script says, to requests that are right; those that are wrong it refuses as the
/// real one does, and they use up no turn of the script.
///
/// ```java
/// try (var server =
///         scripted(
///                         answers(reasoning("Multiply."), call("python", "{\"code\": \"6 * 7\"}")),
///                         rateLimited("2"),
///                         says("42").but(cutsAfter("response.output_text.delta")))
///                 .key("sk-test")
///                 .start()) {
///     … a client at server.url() …
///     assertThat(server.ledger().charges()).hasSize(2);
/// }
/// ```
///
/// A generation is charged when it is made. What goes wrong instead of one ([Fault.Instead]) is not
/// charged; what goes wrong with its delivery ([Fault.Spoiling]) is.
public final class OpenAiServer implements AutoCloseable {

    private final Ledger ledger;
    private final Routes routes;
    private final Connections connections;
    private volatile @Nullable Throwable failure;

    OpenAiServer(Setup setup, int port) {
        ledger = new Ledger(setup.keeping());
        routes = new Routes(setup, ledger);
        connections = new Connections(port, ledger, this::answer);
    }

    /// A server that says these in order, each to one request.
    public static Setup scripted(Turn... turns) {
        return Setup.of(Script.of(turns));
    }

    public static Setup scripted(Script script) {
        return Setup.of(script);
    }

    /// A compatible server that has these models, and nothing to say.
    ///
    /// @param models their ids, in the order in which it lists them
    public static Setup listing(String... models) {
        return scripted()
                .onlyModels(Stream.of(models).map(ModelCard::compatible).toArray(ModelCard[]::new));
    }

    /// The base URL, `/v1` included.
    public String url() {
        return "http://127.0.0.1:" + connections.port() + "/v1";
    }

    public Ledger ledger() {
        return ledger;
    }

    /// The bodies of the requests for a generation so far, those that were refused among them.
    public List<JsonNode> bodies() {
        return ledger.bodies();
    }

    /// @throws IllegalStateException if the script or the server itself failed
    @Override
    public void close() {
        connections.close();
        if (failure != null) {
            throw new IllegalStateException("the server failed: " + failure, failure);
        }
    }

    private Delivery answer(Received request) {
        try {
            return routes.answer(request);
        } catch (RuntimeException | Error e) {
            failure = e;
            return Delivery.only(new Step.Cut());
        }
    }
}
