package dev.reckoner.model;

import dev.reckoner.journal.Delivery;
import dev.reckoner.model.Heard.Answer;
import dev.reckoner.model.Heard.Failure;
import dev.reckoner.model.Heard.Garbage;
import dev.reckoner.model.Heard.Refused;
import dev.reckoner.model.Heard.TimedOut;
import dev.reckoner.model.Retries.Next.GiveUp;
import dev.reckoner.model.Retries.Next.Wait;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One request with all its tries. Decides nothing: [Retries] says what follows a failure, [Gate]
/// when a try may go.
final class Exchange {

    private final Link link;
    private final Gate gate;
    private final Protocol protocol;
    private final Retries retries;
    private final Pace pace;
    private final Listener listener;
    private final long end;
    private final List<Delivery.Wait> waits = new ArrayList<>();
    private int attempts;
    private Duration latency = Duration.ZERO;
    private @Nullable Duration firstToken;

    Exchange(
            Link link,
            Gate gate,
            Protocol protocol,
            Retries retries,
            Pace pace,
            Listener listener,
            Duration within) {
        this.link = link;
        this.gate = gate;
        this.protocol = protocol;
        this.retries = retries;
        this.pace = pace;
        this.listener = listener;
        this.end = now() + TimeUnit.NANOSECONDS.convert(within);
    }

    /// @throws ModelUnavailable if there is no hope left
    Answer send(Call call) throws InterruptedException {
        var failures = new ArrayList<Failure>();
        while (true) {
            pass(call);
            switch (attempt(call)) {
                case Answer answer -> {
                    return answer;
                }
                case Failure failure -> failures.add(failure);
            }
            switch (retries.after(failures, left(), pace.dice().getAsDouble())) {
                case GiveUp(var message) ->
                        throw new ModelUnavailable(message, status(failures.getLast()));
                case Wait(var time, var words) -> await(time, words);
            }
        }
    }

    private static int status(Failure failure) {
        return failure instanceof Refused refused ? refused.status() : 0;
    }

    /// Of the try that succeeded, and what came before it.
    Delivery delivery(Answer answer) {
        return new Delivery(latency, firstToken, attempts, waits, answer.request());
    }

    private void pass(Call call) throws InterruptedException {
        for (var hold = gate.pass(call.tokens());
                hold.isPresent();
                hold = gate.pass(call.tokens())) {
            var why = hold.get();
            if (why.time().compareTo(left()) >= 0) {
                throw new ModelUnavailable(retries.held(why, left()));
            }
            await(why.time(), why.why());
        }
    }

    private void await(Duration time, String words) throws InterruptedException {
        waits.add(new Delivery.Wait(time, words));
        listener.waiting(words);
        pace.sleeper().sleep(time);
    }

    private Heard attempt(Call call) throws InterruptedException {
        attempts++;
        long began = now();
        firstToken = null;
        Heard heard = new TimedOut(Duration.ZERO);
        try {
            heard = link.send(call, left(), protocol.assembly(timed(began)));
            if (heard instanceof Answer answer) {
                heard = cleaned(protocol.read(answer));
            }
        } finally {
            gate.ended(call.tokens(), heard);
        }
        latency = Duration.ofNanos(now() - began);
        return heard;
    }

    /// What a body says is as hostile as what a status does.
    private Heard cleaned(Heard heard) {
        var server = retries.server();
        return switch (heard) {
            case Garbage(var received) -> new Garbage(Words.quote(server.redact(received), 120));
            case Refused(var status, var code, var said, var after, var request) ->
                    new Refused(status, code, Words.quote(server.redact(said)), after, request);
            case Answer answer -> answer;
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
