package dev.reckoner.model.retry;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.model.Listener;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.http.ApiCall;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.Failure;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.http.HttpResult.TimedOut;
import dev.reckoner.model.http.RateLimiter;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.http.Transport;
import dev.reckoner.model.retry.RetryPolicy.Next.GiveUp;
import dev.reckoner.model.retry.RetryPolicy.Next.Wait;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One request with all its tries. Decides nothing: [RetryPolicy] says what follows a failure,
/// [RateLimiter] when a try may go.
final class RetriedCall {

    private final Transport link;
    private final RateLimiter gate;
    private final Protocol protocol;
    private final Server server;
    private final String model;
    private final Timing pace;
    private final Listener listener;
    private final Duration within;
    private final long end;
    private final List<Delivery.Wait> waits = new ArrayList<>();
    private int attempts;
    private Duration latency = Duration.ZERO;
    private @Nullable Duration firstToken;

    RetriedCall(
            Transport link,
            RateLimiter gate,
            Protocol protocol,
            Server server,
            String model,
            Timing pace,
            Listener listener,
            Duration within) {
        this.link = link;
        this.gate = gate;
        this.protocol = protocol;
        this.server = server;
        this.model = model;
        this.pace = pace;
        this.listener = listener;
        this.within = within;
        this.end = now() + TimeUnit.NANOSECONDS.convert(within);
    }

    /// @throws ModelUnavailable if there is no hope left
    Body send(ApiCall call) throws InterruptedException {
        var failures = new ArrayList<Failure>();
        var waited = Duration.ZERO;
        while (true) {
            pass(call);
            switch (attempt(call)) {
                case Body answer -> {
                    return answer;
                }
                case Failure failure -> failures.add(failure);
            }
            boolean again = isAskedForAgain(failures.getLast());
            double dice = pace.dice().getAsDouble();
            switch (retries().after(failures, waited, left(), dice)) {
                case GiveUp(var message) -> throw unavailable(message, failures.getLast());
                case Wait wait -> {
                    waited = waited.plus(wait.time());
                    waits.add(new Delivery.Wait(wait.time(), wait.why()));
                    listener.waiting(wait.words());
                    pace.sleeper().sleep(wait.time());
                }
            }
            if (!again) {
                throw new ModelUnavailable(
                        retries().handedBack(failures.size(), failures.getLast()));
            }
        }
    }

    /// Asks the listener where the failed try may be billed.
    private boolean isAskedForAgain(Failure failure) {
        return !RetryPolicy.mayBeBilled(failure, firstToken != null)
                || listener.lost(FailureMessage.brief(failure));
    }

    private RetryPolicy retries() {
        return new RetryPolicy(server, model, gate.answered());
    }

    private static ModelUnavailable unavailable(String message, Failure last) {
        return last instanceof ErrorStatus refused
                ? new ModelUnavailable(message, refused.status(), refused.said())
                : new ModelUnavailable(message);
    }

    /// Of the try that succeeded, and what came before it.
    Delivery delivery(Body answer) {
        return new Delivery(
                latency, firstToken, attempts, waits, answer.request(), answer.replayed());
    }

    /// Waits for the gate. Of holds in a row for the same reason, each as short as it can be, the
    /// person is told once.
    private void pass(ApiCall call) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            String told = "";
            for (var hold = gate.pass(call); hold.isPresent(); hold = gate.pass(call)) {
                var time = hold.get().time();
                String why = hold.get().why();
                if (time.compareTo(left()) >= 0) {
                    throw new ModelUnavailable(retries().held(hold.get(), left()));
                }
                if (why.equals(told)) {
                    time = waits.getLast().time().plus(time);
                    waits.removeLast();
                } else {
                    listener.waiting(why + ", " + OneLine.time(time));
                }
                waits.add(new Delivery.Wait(time, why));
                told = why;
                pace.sleeper().sleep(hold.get().time());
            }
        } finally {
            gate.leave(call);
        }
    }

    private HttpResult attempt(ApiCall call) throws InterruptedException {
        attempts++;
        long began = now();
        firstToken = null;
        HttpResult heard = new TimedOut(Duration.ZERO);
        try {
            heard = link.send(call, left(), protocol.assembly(timed(began)));
            heard = cleaned(heard instanceof Body answer ? protocol.read(answer) : heard);
        } finally {
            gate.ended(call, heard);
        }
        latency = Duration.ofNanos(now() - began);
        return heard;
    }

    /// What a body says is as hostile as what a status does.
    private HttpResult cleaned(HttpResult heard) {
        return switch (heard) {
            case InvalidBody(var received) ->
                    new InvalidBody(OneLine.quote(server.redact(received), 120));
            case ErrorStatus(var status, var code, var said, var after, var request) ->
                    new ErrorStatus(
                            status, code, OneLine.quote(server.redact(said)), after, request);
            case TimedOut _ -> new TimedOut(within);
            case Body answer -> answer;
            case Failure failure -> failure;
        };
    }

    private Listener timed(long began) {
        return new Listener() {
            @Override
            public void text(String piece) {
                began();
                listener.text(piece);
            }

            @Override
            public void reasoning(String piece) {
                began();
                listener.reasoning(piece);
            }

            @Override
            public void calling() {
                began();
                listener.calling();
            }

            private void began() {
                if (firstToken == null) {
                    firstToken = Duration.ofNanos(now() - began);
                }
            }
        };
    }

    private Duration left() {
        return Duration.ofNanos(end - now());
    }

    private long now() {
        return pace.nanos().getAsLong();
    }
}
