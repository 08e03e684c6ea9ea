package dev.reckoner.model;

import dev.reckoner.model.Heard.Answer;
import dev.reckoner.model.Heard.CutOff;
import dev.reckoner.model.Heard.Garbage;
import dev.reckoner.model.Heard.Refused;
import dev.reckoner.model.Heard.TimedOut;
import dev.reckoner.model.Heard.Unreachable;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// What one server lets through, for all who call it: its quotas of requests and tokens a minute as
/// it announces them (`x-ratelimit-*`), and a [Circuit] for when it is in trouble.
///
/// Calls that have to wait stand in line, so that a large one is not overtaken for ever by small
/// ones. A call is known by its key.
final class Gate {

    private final LongSupplier nanos;
    private final Quota requests = new Quota();
    private final Quota tokens = new Quota();
    private final Circuit circuit = new Circuit();
    private final Map<String, Call> line = new LinkedHashMap<>();

    /// Let through, and nothing heard of them yet.
    private final Set<String> unheard = new HashSet<>();

    private boolean answered;

    Gate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// A reason to wait, in words for a person.
    record Hold(Duration time, String why) {}

    /// Empty to go on at once; what has gone has to be [#ended], what gives up waiting has to
    /// [#leave].
    synchronized Optional<Hold> pass(Call call) {
        long now = nanos.getAsLong();
        line.putIfAbsent(call.key(), call);
        var hold = hold(call, now);
        if (hold.isEmpty()) {
            line.remove(call.key());
            circuit.gone(now);
            requests.take(1, now);
            tokens.take(call.tokens(), now);
            unheard.add(call.key());
        }
        return hold;
    }

    private Optional<Hold> hold(Call call, long now) {
        Duration trouble = circuit.before(now);
        if (trouble.isPositive()) {
            return Optional.of(new Hold(trouble, "the server is in trouble"));
        }
        long[] ahead =
                line.values().stream()
                        .takeWhile(other -> !other.key().equals(call.key()))
                        .mapToLong(Call::tokens)
                        .toArray();
        Duration many = tokens.before(ahead, call.tokens(), now);
        Arrays.fill(ahead, 1);
        Duration full = requests.before(ahead, 1, now);
        if (full.isPositive() && full.compareTo(many) >= 0) {
            return Optional.of(new Hold(full, "keeping to the server's requests per minute"));
        }
        return many.isPositive()
                ? Optional.of(new Hold(many, "keeping to the server's tokens per minute"))
                : Optional.empty();
    }

    synchronized void leave(Call call) {
        line.remove(call.key());
    }

    synchronized void ended(Call call, Heard heard) {
        heardOf(call);
        long now = nanos.getAsLong();
        switch (heard) {
            case Answer _ -> {
                answered = true;
                circuit.succeeded();
            }
            case Unreachable _, CutOff _ -> circuit.failed(now);
            case Refused(var status, _, _, _, _) when status >= 500 -> circuit.failed(now);
            case Refused _, Garbage _ -> circuit.succeeded();
            case TimedOut _ -> circuit.unknown(now);
        }
    }

    /// Whether there has ever been a reply, so that a server that is gone may come back.
    synchronized boolean answered() {
        return answered;
    }

    /// The head of a response: the call it answers is part of what it announces.
    synchronized void announced(Call call, HttpHeaders headers) {
        heardOf(call);
        long now = nanos.getAsLong();
        Announced.in(headers, "requests").ifPresent(quota -> requests.announced(quota, now));
        Announced.in(headers, "tokens").ifPresent(quota -> tokens.announced(quota, now));
    }

    private void heardOf(Call call) {
        if (unheard.remove(call.key())) {
            requests.seen(1);
            tokens.seen(call.tokens());
        }
    }
}
