package dev.reckoner.model.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.model.ContextFull;
import dev.reckoner.model.Listener;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.model.TokenEstimate;
import dev.reckoner.model.http.ApiCall;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.openai.dialect.ReadRefusal;
import dev.reckoner.model.openai.dialect.Repair;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.model.retry.Protocol;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Sends requests in the dialect of a server, which is learned from what the server refuses: a
/// refused request is sent again without the part that the refusal names, and later requests are
/// sent without it from the start.
///
/// With several threads, each judges a refusal by its own request.
final class Negotiation {

    /// The most repairs of one request. Each takes something away, and a request has few parts that
    /// can be left out.
    private static final int MOST_REPAIRS = 8;

    /// The statuses of a refusal. Some servers answer a request that they cannot handle with 404 or
    /// 500.
    private static final Set<Integer> REFUSALS =
            Set.of(400, 404, 422, 500, ErrorStatus.NOT_IMPLEMENTED);

    private final AtomicReference<Dialect> dialect;

    Negotiation(Dialect dialect) {
        this.dialect = new AtomicReference<>(dialect);
    }

    /// What is known of the server's dialect.
    Dialect dialect() {
        return dialect.get();
    }

    /// @param written the body of the request in a dialect
    Answered send(
            Endpoint endpoint,
            Protocol protocol,
            Request request,
            Listener listener,
            Function<Dialect, ObjectNode> written)
            throws InterruptedException {
        long end =
                endpoint.timing().nanos().getAsLong()
                        + TimeUnit.NANOSECONDS.convert(request.within());
        var repairs = new ArrayList<String>();
        while (true) {
            Dialect used = dialect.get();
            ObjectNode body = body(written, used);
            Duration left = Duration.ofNanos(end - endpoint.timing().nanos().getAsLong());
            try {
                var call =
                        new ApiCall(
                                protocol.path(),
                                body,
                                key(request, body),
                                TokenEstimate.call(request),
                                repairs.isEmpty() ? request.stored() : null);
                var delivered = endpoint.send(protocol, call, left, listener);
                return new Answered(
                        body, delivered.answer(), delivered.delivery().repaired(repairs));
            } catch (ModelUnavailable e) {
                var repair =
                        repair(body, e)
                                .filter(one -> keepsTheCap(one, used))
                                .filter(one -> !body(written, one.of(used)).equals(body));
                if (repair.isEmpty() || repairs.size() == MOST_REPAIRS) {
                    throw e;
                }
                repairs.add("the server " + repair.get().words());
                if (learn(repair.get())) {
                    listener.waiting(endpoint.server() + " " + repair.get().words(), Duration.ZERO);
                }
            }
        }
    }

    private static ObjectNode body(Function<Dialect, ObjectNode> written, Dialect used) {
        ObjectNode body = written.apply(used);
        used.apply(body);
        return body;
    }

    /// The same for the same request of the same attempt, also in another process, so that a server
    /// that knows the key bills it once.
    private static String key(Request request, ObjectNode body) {
        if (request.attempt() == null) {
            return UUID.randomUUID().toString();
        }
        long said =
                request.conversation().stream().filter(Message.Assistant.class::isInstance).count();
        String named = String.join("\n", request.attempt(), String.valueOf(said), body.toString());
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// A reply, and the body of the request that it answers.
    record Answered(ObjectNode body, Body reply, Delivery delivery) {}

    private static Optional<Repair> repair(ObjectNode body, ModelUnavailable e) {
        if (e instanceof ContextFull || !REFUSALS.contains(e.status())) {
            return Optional.empty();
        }
        return ReadRefusal.of(body, e.serverMessage())
                .or(() ->
                        e.status() == ErrorStatus.NOT_IMPLEMENTED
                                ? ReadRefusal.ofForcedTool(body)
                                : Optional.empty());
    }

    /// Without an output cap a reply could exceed every limit.
    private static boolean keepsTheCap(Repair repair, Dialect used) {
        return used.outputCap().isEmpty() || repair.of(used).outputCap().isPresent();
    }

    /// Notes whether the server ignored that a tool was forced.
    void read(Answered answered, Reply reply) {
        boolean complete =
                reply.finish() != Reply.Finish.LENGTH
                        && reply.finish() != Reply.Finish.CONTENT_FILTER;
        if (reply.calls().isEmpty() && complete) {
            ReadRefusal.ofForcedTool(answered.body()).ifPresent(this::learn);
        }
    }

    private boolean learn(Repair repair) {
        Dialect before = dialect.getAndUpdate(repair::of);
        return !repair.of(before).equals(before);
    }
}
