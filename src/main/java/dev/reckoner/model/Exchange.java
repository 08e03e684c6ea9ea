package dev.reckoner.model;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.reckoner.model.Heard.Answer;
import dev.reckoner.model.Heard.Failure;
import dev.reckoner.model.Retries.Next.GiveUp;
import dev.reckoner.model.Retries.Next.Wait;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One request with all its tries. Decides nothing: see [Retries].
final class Exchange {

    private final Wire wire;
    private final Retries retries;
    private final Pace pace;
    private final Consumer<String> waiting;
    private final long end;
    private Duration latency = Duration.ZERO;
    private int attempts;

    Exchange(Wire wire, Retries retries, Pace pace, Consumer<String> waiting, Duration within) {
        this.wire = wire;
        this.retries = retries;
        this.pace = pace;
        this.waiting = waiting;
        this.end = pace.nanos().getAsLong() + TimeUnit.NANOSECONDS.convert(within);
    }

    /// Of the try that succeeded.
    Duration latency() {
        return latency;
    }

    int attempts() {
        return attempts;
    }

    /// @throws ModelUnavailable if there is no hope left
    SuccessfulHttpResponse send(HttpRequest request) throws InterruptedException {
        var failures = new ArrayList<Failure>();
        while (true) {
            switch (attempt(request.body())) {
                case Answer(var body) -> {
                    return SuccessfulHttpResponse.builder()
                            .statusCode(200)
                            .body(body.toString())
                            .build();
                }
                case Failure failure -> failures.add(failure);
            }
            switch (retries.after(failures, left(), pace.dice().getAsDouble())) {
                case GiveUp(var message) -> throw new ModelUnavailable(message);
                case Wait(var time, var words) -> {
                    waiting.accept(words);
                    pace.sleeper().sleep(time);
                }
            }
        }
    }

    private Heard attempt(String body) throws InterruptedException {
        attempts++;
        long began = pace.nanos().getAsLong();
        var heard = wire.post(retries.server().chatCompletions(), body, left());
        latency = Duration.ofNanos(pace.nanos().getAsLong() - began);
        return switch (heard) {
            case Answer(var sent) ->
                    Canonical.of(sent)
                            .<Heard>map(Answer::new)
                            .orElseGet(() -> wire.garbage(sent.toString()));
            case Failure failure -> failure;
        };
    }

    private Duration left() {
        return Duration.ofNanos(end - pace.nanos().getAsLong());
    }
}
