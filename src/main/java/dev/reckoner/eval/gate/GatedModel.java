package dev.reckoner.eval.gate;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.Request;
import dev.reckoner.task.Effort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/// A model whose calls go through a gate, which learns from them.
public record GatedModel(Model model, CallGate gate) implements Model {

    /// A reply without tokens takes its time too.
    private static final long TOKENS_OF_A_CALL = 50;

    private static final Duration LEAST_TIME = Duration.ofSeconds(1);

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Optional<Model> within() {
        return Optional.of(model);
    }

    @Override
    public Optional<Effort> effort() {
        return model.effort();
    }

    @Override
    public Reply reply(Request request, Listener listener) throws InterruptedException {
        long asked = gate.now();
        gate.enter();
        var held = Duration.ofNanos(gate.now() - asked);
        try {
            var reply = model.reply(sooner(request, held), new Reporting(listener, gate.now()));
            gate.replied(slowness(reply));
            return held.compareTo(Duration.ofMillis(1)) < 0 ? reply : after(held, reply);
        } finally {
            gate.leave();
        }
    }

    /// The wait counts: the reply has to come as early as it had to without it.
    private static Request sooner(Request request, Duration held) {
        var left = request.within().minus(held);
        return new Request(
                request.conversation(),
                request.tools(),
                request.forced(),
                request.outputCap(),
                left.compareTo(LEAST_TIME) < 0 ? LEAST_TIME : left,
                request.attempt(),
                request.stored());
    }

    private static double slowness(Reply reply) {
        return reply.delivery().latency().toMillis()
                / 1000.0
                / (reply.usage().output() + TOKENS_OF_A_CALL);
    }

    /// The wait at the gate belongs to how the reply was delivered.
    private static Reply after(Duration held, Reply reply) {
        var delivery = reply.delivery();
        var waits = new ArrayList<Delivery.Wait>();
        waits.add(new Delivery.Wait(held, "other calls of the evaluation were under way"));
        waits.addAll(delivery.waits());
        return new Reply(
                reply.id(),
                reply.model(),
                reply.items(),
                reply.finish(),
                reply.usage(),
                new Delivery(
                        delivery.latency(),
                        delivery.firstToken(),
                        delivery.attempts(),
                        waits,
                        delivery.request(),
                        delivery.replayed(),
                        delivery.repairs()));
    }

    /// Tells the gate when the server wants fewer calls.
    private final class Reporting implements Listener {

        private final Listener listener;
        private long sent;

        Reporting(Listener listener, long sent) {
            this.listener = listener;
            this.sent = sent;
        }

        @Override
        public void throttled(Duration retryAfter) {
            gate.throttled(sent, retryAfter);
            listener.throttled(retryAfter);
        }

        @Override
        public void waiting(String words, Duration time) {
            sent = gate.now() + time.toNanos();
            listener.waiting(words, time);
        }

        @Override
        public void stored(String id) {
            listener.stored(id);
        }

        @Override
        public boolean lost(String why) {
            return listener.lost(why);
        }

        @Override
        public void text(String piece) {
            listener.text(piece);
        }

        @Override
        public void reasoning(String piece) {
            listener.reasoning(piece);
        }

        @Override
        public void calling() {
            listener.calling();
        }
    }
}
