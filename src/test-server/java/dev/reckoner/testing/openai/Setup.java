package dev.reckoner.testing.openai;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// A server that is not yet started.
///
/// @param key refuses requests without it; null for a server that wants none
/// @param latency of every generation: until the body, or until the first event that has content
/// @param keeping whether requests are kept for the test to look at
public record Setup(
        Script script,
        @Nullable String key,
        Duration latency,
        FaultPlan faults,
        Framing framing,
        ModelCards models,
        RateLimits limits,
        boolean keeping) {

    static Setup of(Script script) {
        return new Setup(
                script,
                null,
                Duration.ZERO,
                FaultPlan.NONE,
                Framing.PLAIN,
                ModelCards.STANDARD,
                RateLimits.AMPLE,
                true);
    }

    public Setup key(String key) {
        return new Setup(script, key, latency, faults, framing, models, limits, keeping);
    }

    public Setup latency(Duration latency) {
        return new Setup(script, key, latency, faults, framing, models, limits, keeping);
    }

    public Setup faults(FaultPlan faults) {
        return new Setup(script, key, latency, faults, framing, models, limits, keeping);
    }

    public Setup framing(Framing framing) {
        return new Setup(script, key, latency, faults, framing, models, limits, keeping);
    }

    /// Besides the standard ones, or in the place of one of them.
    public Setup model(ModelCard card) {
        return with(models.plus(card));
    }

    /// These and no other.
    public Setup onlyModels(ModelCard... cards) {
        return with(new ModelCards(List.of(cards)));
    }

    /// @param id of a standard model, which is gone from now on
    public Setup retiring(String id) {
        return with(models.plus(models.named(id).orElseThrow().retire()));
    }

    public Setup limits(long requestsPerMinute, long tokensPerMinute) {
        var tighter = new RateLimits(requestsPerMinute, tokensPerMinute);
        return new Setup(script, key, latency, faults, framing, models, tighter, keeping);
    }

    /// Requests are counted and not kept, as in a load test.
    public Setup forgetting() {
        return new Setup(script, key, latency, faults, framing, models, limits, false);
    }

    /// On a free port.
    public OpenAiServer start() {
        return start(0);
    }

    public OpenAiServer start(int port) {
        return new OpenAiServer(this, port);
    }

    private Setup with(ModelCards others) {
        return new Setup(script, key, latency, faults, framing, others, limits, keeping);
    }
}
