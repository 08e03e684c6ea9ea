package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes a request for a generation from its bytes to those of its answer.
final class GenerationEndpoint {

    private final Protocol protocol;
    private final Setup setup;
    private final ModelsApi models;
    private final Generations generations;
    private final FaultPlan.Draw faults;
    private final RateLimits.Meter meter;

    GenerationEndpoint(
            Protocol protocol,
            Setup setup,
            ModelsApi models,
            Generations generations,
            FaultPlan.Draw faults,
            RateLimits.Meter meter) {
        this.protocol = protocol;
        this.setup = setup;
        this.models = models;
        this.generations = generations;
        this.faults = faults;
        this.meter = meter;
    }

    Delivery answer(Received request, Map<String, String> headers) throws Refused {
        Asked asked = asked(request);
        var broken = Rule.first(protocol.rules(), asked);
        if (broken.isPresent()) {
            throw new Refused(broken.get());
        }
        var wait = meter.take(Tokens.of(asked.prompt()));
        headers.putAll(meter.headers());
        if (wait.isPresent()) {
            return sent(headers, Faults.rateLimitedMillis(wait.get().plusMillis(1).toMillis()));
        }
        if (Habit.crashes(asked)) {
            return crash(asked, headers);
        }
        var drawn = faults.next(request.header("idempotency-key")).orElse(null);
        return switch (generations.next(protocol, asked, request, drawn)) {
            case Generations.Outcome.Made(var generation, var spoiling) ->
                    delivered(asked, generation, spoiling, headers);
            case Generations.Outcome.NotMade(Fault.Sends sends) -> sent(headers, sends);
            case Generations.Outcome.NotMade(Fault.Resets()) -> Delivery.only(new Step.Reset());
            case Generations.Outcome.NotMade(Fault.KeepsSilent()) -> Delivery.only(new Step.Hang());
        };
    }

    private static Delivery crash(Asked asked, Map<String, String> headers) {
        if (!asked.streams()) {
            return sent(
                    headers, Faults.error(500, "internal_error", null, "Internal Server Error"));
        }
        headers.put("content-type", "text/event-stream");
        return new Delivery(200, headers, Delivery.CHUNKED, List.of(new Step.Cut()));
    }

    private Asked asked(Received request) throws Refused {
        ObjectNode body =
                Json.parse(request.body())
                        .orElseThrow(() ->
                                new Refused(
                                        Complaint.invalid(
                                                "We could not parse the JSON body of your request.",
                                                null,
                                                null)));
        JsonNode model = body.path("model");
        if (!model.isTextual()) {
            throw new Refused(
                    Complaint.invalid(
                            "you must provide a model parameter",
                            "model",
                            "missing_required_parameter"));
        }
        return protocol.asked(body, models.named(model.asText()));
    }

    private Delivery delivered(
            Asked asked,
            Generation generation,
            List<Fault.Spoiling> faults,
            Map<String, String> headers) {
        Body body = body(asked, generation, faults);
        headers.put("content-type", asked.streams() ? "text/event-stream" : "application/json");
        for (Fault.Spoiling fault : faults) {
            body = SpoilBytes.body(body, fault);
        }
        List<Step> steps = steps(body);
        for (Fault.Spoiling fault : faults) {
            steps = SpoilSteps.steps(body, steps, fault);
        }
        if (faults.stream().anyMatch(SpoilSteps::endsEarly)) {
            protocol.broken(generation);
        }
        boolean failed =
                asked.api() == Api.CHAT_COMPLETIONS
                        && !asked.streams()
                        && generation.answer().ending() instanceof Ending.Failed;
        long length = body.stream() ? Delivery.CHUNKED : body.length();
        return new Delivery(failed ? 500 : 200, headers, length, steps);
    }

    private Body body(Asked asked, Generation generation, List<Fault.Spoiling> faults) {
        if (!asked.streams()) {
            return Body.whole(Json.bytes(protocol.whole(generation)));
        }
        Framing framing = setup.framing();
        for (Fault.Spoiling fault : faults) {
            framing = fault instanceof Fault.Frames(var other) ? other : framing;
        }
        return Body.stream(protocol.events(generation), framing, protocol.prelude());
    }

    private List<Step> steps(Body body) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < body.pieces().size(); i++) {
            if (i == body.prelude() && !setup.latency().equals(Duration.ZERO)) {
                steps.add(new Step.Pause(setup.latency()));
            }
            steps.add(new Step.Write(body.pieces().get(i).bytes()));
        }
        return setup.framing() == Framing.BYTE_BY_BYTE && body.stream()
                ? SpoilSteps.steps(body, steps, new Fault.Frames(Framing.BYTE_BY_BYTE))
                : steps;
    }

    private static Delivery sent(Map<String, String> headers, Fault.Sends sends) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(sends.headers());
        return Delivery.whole(
                sends.status(),
                all,
                sends.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
