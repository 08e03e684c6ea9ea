package dev.reckoner.testing.openai;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/// Which requests are hit by a fault that no turn of the script asked for.
///
/// Drawn from a seed, request by request, in the order they come. A request that repeats an
/// `Idempotency-Key` is left alone once that key has been hit as often as `atMost` says, so that a
/// client with more tries than that always gets through.
///
/// @param probability that a request is hit, from 0 to 1
public record FaultPlan(long seed, double probability, int atMost, List<Fault> faults) {

    public static final FaultPlan NONE = new FaultPlan(0, 0, 0, List.of());

    public FaultPlan {
        faults = List.copyOf(faults);
        if (probability > 0 && faults.isEmpty()) {
            throw new IllegalArgumentException("a probability of " + probability + ", no faults");
        }
    }

    public static FaultPlan seeded(long seed, double probability, Fault... faults) {
        return new FaultPlan(seed, probability, Integer.MAX_VALUE, List.of(faults));
    }

    public FaultPlan atMost(int timesPerKey) {
        return new FaultPlan(seed, probability, timesPerKey, faults);
    }

    Draw draw() {
        return new Draw(this);
    }

    /// The drawing, under way.
    static final class Draw {

        private final FaultPlan plan;
        private final SplittableRandom random;
        private final Map<String, Integer> hits = new ConcurrentHashMap<>();

        private Draw(FaultPlan plan) {
            this.plan = plan;
            random = new SplittableRandom(plan.seed);
        }

        synchronized Optional<Fault> next(@Nullable String key) {
            if (plan.faults.isEmpty() || random.nextDouble() >= plan.probability) {
                return Optional.empty();
            }
            if (key != null && hits.merge(key, 1, Integer::sum) > plan.atMost) {
                return Optional.empty();
            }
            return Optional.of(plan.faults.get(random.nextInt(plan.faults.size())));
        }
    }
}
