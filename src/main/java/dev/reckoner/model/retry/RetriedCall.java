package dev.reckoner.model.retry;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.model.ContextFull;
import dev.reckoner.model.Listener;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.RetryDeclined;
import dev.reckoner.model.ToolsRefused;
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

/// One request with all its tries. [RetryPolicy] decides what follows a failure, and [RateLimiter]
/// when a try is sent.
final class RetriedCall {

    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(10);

    private final Transport transport;
    private final RateLimiter limiter;
    private final Protocol protocol;
    private final Server server;
    private final String model;
    private final Timing timing;
    private final Listener listener;
    private final Duration within;
    private final long end;
    private final List<Delivery.Wait> waits = new ArrayList<>();
    private final List<String> repairs = new ArrayList<>();
    private int attempts;
    private Duration latency = Duration.ZERO;
    private @Nullable Duration firstToken;

    RetriedCall(
            Transport transport,
            RateLimiter limiter,
            Protocol protocol,
            Server server,
            String model,
            Timing timing,
            Listener listener,
            Duration within) {
        this.transport = transport;
        this.limiter = limiter;
        this.protocol = protocol;
        this.server = server;
        this.model = model;
        this.timing = timing;
        this.listener = listener;
        this.within = within;
        this.end = now() + TimeUnit.NANOSECONDS.convert(within);
    }

    /// @throws RetryDeclined if the listener declines another try
    /// @throws ModelUnavailable if no further try is made for another reason
    Body send(ApiCall call) throws InterruptedException {
        var failures = new ArrayList<Failure>();
        var waited = Duration.ZERO;
        if (!left().isPositive()) {
            throw new ModelUnavailable(
                    new FailureMessage(server, model, protocol.path())
                            .about(new TimedOut(Duration.ZERO)));
        }
        while (true) {
            var next = failures.isEmpty() ? call : call.again();
            awaitPermit(next);
            switch (attempt(next)) {
                case Body body -> {
                    return body;
                }
                case Failure failure -> {
                    failures.add(failure);
                    RetryPolicy.throttling(failure).ifPresent(listener::throttled);
                }
            }
            boolean again = mayRetry(failures.getLast());
            double random = timing.random().getAsDouble();
            switch (policy().next(failures, waited, left(), random)) {
                case GiveUp(var message) -> throw unavailable(message, failures.getLast());
                case Wait wait -> {
                    waited = waited.plus(wait.time());
                    waits.add(new Delivery.Wait(wait.time(), wait.why()));
                    listener.waiting(wait.message(), wait.time());
                    timing.sleeper().sleep(wait.time());
                }
            }
            if (!again) {
                throw new RetryDeclined(policy().declined(failures.size(), failures.getLast()));
            }
        }
    }

    /// Asks the listener if the failed try can be billed.
    private boolean mayRetry(Failure failure) {
        return !RetryPolicy.mayBeBilled(failure, firstToken != null)
                || listener.lost(FailureMessage.brief(failure));
    }

    private RetryPolicy policy() {
        return new RetryPolicy(server, model, protocol.path(), limiter.answered());
    }

    private static ModelUnavailable unavailable(String message, Failure last) {
        if (!(last instanceof ErrorStatus error)) {
            return new ModelUnavailable(message);
        }
        int status = error.status();
        return switch (RefusalReason.of(error)) {
            case RefusalReason.ContextFull(long tokens) ->
                    new ContextFull(message, status, error.message(), tokens);
            case RefusalReason.NoToolParser(), RefusalReason.NoTools() ->
                    new ToolsRefused(message, status, error.message());
            case RefusalReason.OtherApi(var tools) when tools ->
                    new ToolsRefused(message, status, error.message());
            case RefusalReason.NoEffort(),
                    RefusalReason.OtherApi _,
                    RefusalReason.NoTemplate(),
                    RefusalReason.Other() ->
                    new ModelUnavailable(message, status, error.message());
        };
    }

    /// How the successful try was delivered, and what came before it.
    Delivery delivery(Body body) {
        return new Delivery(
                latency, firstToken, attempts, waits, body.requestId(), body.replayed(), repairs);
    }

    /// Waits until the rate limiter lets the call through. It is asked again every
    /// [#LONGEST_SLEEP], because the responses to other calls can correct what it said. Several
    /// waits in a row for the same reason are reported to the listener once.
    private void awaitPermit(ApiCall call) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            String lastReason = "";
            for (var hold = limiter.tryAcquire(call);
                    hold.isPresent();
                    hold = limiter.tryAcquire(call)) {
                var time = hold.get().time();
                String why = hold.get().why();
                if (time.compareTo(left()) >= 0) {
                    throw new ModelUnavailable(policy().held(hold.get(), left()));
                }
                var before = Duration.ZERO;
                if (why.equals(lastReason)) {
                    before = waits.removeLast().time();
                } else {
                    listener.waiting(why + ", " + OneLine.time(time), time);
                }
                var slept = time.compareTo(LONGEST_SLEEP) < 0 ? time : LONGEST_SLEEP;
                waits.add(new Delivery.Wait(before.plus(slept), why));
                lastReason = why;
                timing.sleeper().sleep(slept);
            }
        } finally {
            limiter.abandon(call);
        }
    }

    private HttpResult attempt(ApiCall call) throws InterruptedException {
        attempts++;
        long began = now();
        firstToken = null;
        repairs.clear();
        HttpResult result = new TimedOut(Duration.ZERO);
        try {
            result = transport.send(call, left(), protocol.assembler(timed(began)));
            result = cleaned(result instanceof Body body ? protocol.read(body) : result);
        } finally {
            limiter.ended(call, result);
        }
        latency = Duration.ofNanos(now() - began);
        return result;
    }

    /// Removes control characters and the key from the texts of a failure. A failure that was read
    /// from a body is as hostile as any other.
    private HttpResult cleaned(HttpResult result) {
        return switch (result) {
            case InvalidBody(var received) ->
                    new InvalidBody(OneLine.quote(server.redact(received), 120));
            case ErrorStatus(var status, var code, var message, var after, var request) ->
                    new ErrorStatus(
                            status, code, OneLine.quote(server.redact(message)), after, request);
            case TimedOut _ -> new TimedOut(within);
            case Body body -> body;
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

            @Override
            public void stored(String id) {
                listener.stored(id);
            }

            @Override
            public void waiting(String words, Duration time) {
                repairs.add(words);
                listener.waiting(words, time);
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
        return timing.nanos().getAsLong();
    }
}
