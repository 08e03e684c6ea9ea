package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class FaultPlanTest {

    private static List<Integer> statuses(FaultPlan plan, int requests, String... headers) {
        try (var server = OpenAiServer.scripted(_ -> Turn.says("42")).faults(plan).start();
                var client = new Client(server)) {
            return IntStream.range(0, requests)
                    .mapToObj(_ -> client.respond(response("{}"), headers).status())
                    .toList();
        }
    }

    private static List<Integer> ofSeed(long seed) {
        return statuses(FaultPlan.seeded(seed, 0.3, Faults.serverError()), 40);
    }

    @Test
    void theSameRequestsAreHitEveryTime() {
        assertThat(ofSeed(7)).isEqualTo(ofSeed(7)).contains(200, 500).hasSize(40);
        assertThat(ofSeed(7)).isNotEqualTo(ofSeed(8));
    }

    @Test
    void aKeyIsLeftAloneInTheEnd() {
        var plan = FaultPlan.seeded(1, 1, Faults.serverError()).atMost(2);

        assertThat(statuses(plan, 3, "Idempotency-Key", "a")).containsExactly(500, 500, 200);
    }

    @Test
    void whoseDeliveriesAreHitIsChargedOnce() {
        var plan = FaultPlan.seeded(1, 1, Faults.malformed()).atMost(2);
        try (var server = OpenAiServer.scripted(_ -> Turn.says("42")).faults(plan).start();
                var client = new Client(server)) {
            for (int i = 0; i < 3; i++) {
                client.respond(response("{}"), "Idempotency-Key", "a");
            }

            assertThat(server.ledger().charges()).hasSize(1);
        }
    }

    @Test
    void aProbabilityOfNothingIsAMistake() {
        assertThatThrownBy(() -> FaultPlan.seeded(1, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a probability of 0.5, no faults");
    }
}
