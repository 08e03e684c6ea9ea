package dev.reckoner.model.http;

import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.http.HttpResult.TimedOut;
import dev.reckoner.model.http.HttpResult.Unreachable;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// Delays the calls to one server so that they keep to its limits: the requests and tokens per
/// minute that the server announces (`x-ratelimit-*`), and a [CircuitBreaker] for a server that
/// fails.
///
/// Waiting calls form a queue, so that small calls do not overtake a large one again and again. A
/// call is identified by its key.
public final class RateLimiter {

    private final LongSupplier nanos;
    private final TokenBucket requests = new TokenBucket();
    private final TokenBucket tokens = new TokenBucket();
    private final CircuitBreaker breaker = new CircuitBreaker();
    private final Map<String, ApiCall> queue = new LinkedHashMap<>();

    /// Keys of calls that were let through and have no response yet.
    private final Set<String> unanswered = new HashSet<>();

    private boolean answered;

    public RateLimiter(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// How long a call has to wait, and why, in words for a person.
    public record Hold(Duration time, String why) {}

    /// Asks to send a call. The result is empty if it can be sent now; the caller must then report
    /// its result with [#ended]. A caller that stops waiting must call [#abandon].
    public synchronized Optional<Hold> tryAcquire(ApiCall call) {
        long now = nanos.getAsLong();
        queue.putIfAbsent(call.key(), call);
        var hold = hold(call, now);
        if (hold.isEmpty()) {
            queue.remove(call.key());
            breaker.started(now);
            requests.take(1, now);
            tokens.take(call.tokens(), now);
            unanswered.add(call.key());
        }
        return hold;
    }

    private Optional<Hold> hold(ApiCall call, long now) {
        Duration trouble = breaker.waitTime(now);
        if (trouble.isPositive()) {
            return Optional.of(new Hold(trouble, "the server keeps failing"));
        }
        long[] ahead =
                queue.values().stream()
                        .takeWhile(other -> !other.key().equals(call.key()))
                        .mapToLong(ApiCall::tokens)
                        .toArray();
        Duration many = tokens.waitFor(ahead, call.tokens(), now);
        Arrays.fill(ahead, 1);
        Duration full = requests.waitFor(ahead, 1, now);
        if (full.isPositive() && full.compareTo(many) >= 0) {
            return Optional.of(new Hold(full, "keeping to the server's requests per minute"));
        }
        return many.isPositive()
                ? Optional.of(new Hold(many, "keeping to the server's tokens per minute"))
                : Optional.empty();
    }

    public synchronized void abandon(ApiCall call) {
        queue.remove(call.key());
    }

    public synchronized void ended(ApiCall call, HttpResult result) {
        responded(call);
        long now = nanos.getAsLong();
        switch (result) {
            case Body _ -> {
                answered = true;
                breaker.succeeded();
            }
            case Unreachable _, Disconnected _ -> breaker.failed(now);
            case ErrorStatus(var status, _, _, _, _) when status >= 500 -> breaker.failed(now);
            case ErrorStatus _, InvalidBody _ -> breaker.succeeded();
            case TimedOut _ -> breaker.unknown(now);
        }
    }

    /// Whether the server has ever replied. If so, a server that cannot be reached is worth waiting
    /// for.
    public synchronized boolean answered() {
        return answered;
    }

    /// Takes over the limits in the headers of a response. The numbers already include the call
    /// that is answered.
    public synchronized void update(ApiCall call, HttpHeaders headers) {
        responded(call);
        long now = nanos.getAsLong();
        RateLimitHeaders.in(headers, "requests").ifPresent(quota -> requests.update(quota, now));
        RateLimitHeaders.in(headers, "tokens").ifPresent(quota -> tokens.update(quota, now));
    }

    private void responded(ApiCall call) {
        if (unanswered.remove(call.key())) {
            requests.answered(1);
            tokens.answered(call.tokens());
        }
    }
}
