package dev.reckoner.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.journal.Delivery;
import dev.reckoner.model.Heard.Answer;

import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// A line to one model: everything that a request needs to get through, whatever the API.
final class Line {

    private final Link link;
    private final Gate gate;
    private final Server server;
    private final String model;
    private final Pace pace;
    private final boolean streamed;

    Line(Link link, Gate gate, Server server, String model, Pace pace, boolean streamed) {
        this.link = link;
        this.gate = gate;
        this.server = server;
        this.model = model;
        this.pace = pace;
        this.streamed = streamed;
    }

    static Line to(Server server, String model, Pace pace, boolean streamed) {
        return new Line(
                Wire.to(server, pace.clock()),
                Host.of(server).gate(),
                server,
                model,
                pace,
                streamed);
    }

    /// The same line with something put between it and the server.
    Line through(UnaryOperator<Link> between) {
        return new Line(between.apply(link), gate, server, model, pace, streamed);
    }

    /// What a call came to.
    record Delivered(Answer answer, Delivery delivery) {}

    /// Whether replies are asked for as streams.
    boolean streamed() {
        return streamed;
    }

    Server server() {
        return server;
    }

    String model() {
        return model;
    }

    Pace pace() {
        return pace;
    }

    /// @param tokens that the call may use
    /// @throws ModelUnavailable if there is no reply to be had
    Delivered send(
            Protocol protocol, ObjectNode body, long tokens, Duration within, Listener listener)
            throws InterruptedException {
        var exchange = new Exchange(link, gate, protocol, server, model, pace, listener, within);
        String key = UUID.randomUUID().toString();
        var answer = exchange.send(new Call(protocol.path(), body, key, tokens));
        return new Delivered(answer, exchange.delivery(answer));
    }
}
