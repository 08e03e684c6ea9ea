import dev.reckoner.eval.statistics.Bootstrap;
import dev.reckoner.eval.statistics.ConfidenceInterval;
import dev.reckoner.eval.statistics.Resampling;
import dev.reckoner.eval.statistics.StandardError;
import dev.reckoner.eval.statistics.Wilson;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// How often intervals that are said to hold the truth in 95 % of cases do: simulated evaluations
/// of 8 attempts at each problem.
///
/// Run from the project's folder, built: see docs/performance.md.
class IntervalCoverage {

    private static final int EVALUATIONS = 4_000;
    private static final int ATTEMPTS = 8;

    /// How the chances of the problems are spread, and their mean.
    enum Spread {
        MOST_HOPELESS_OR_SURE(0.5),
        EVEN(0.5),
        ONE_IN_TEN_EASIER(0.1 * 0.5 + 0.9 * 0.02),
        NEARLY_ALL_SURE(0.97 * 0.99);

        final double mean;

        Spread(double mean) {
            this.mean = mean;
        }

        double chance(SplittableRandom random) {
            return switch (this) {
                case MOST_HOPELESS_OR_SURE ->
                        Math.pow(Math.sin(Math.PI / 2 * random.nextDouble()), 2);
                case EVEN -> random.nextDouble();
                case ONE_IN_TEN_EASIER -> random.nextDouble() < 0.1 ? 0.5 : 0.02;
                case NEARLY_ALL_SURE -> random.nextDouble() < 0.03 ? 0 : 0.99;
            };
        }
    }

    static void main() {
        System.out.println(
                "spread | problems | Wilson, clustered | cluster bootstrap | attempts taken for"
                        + " independent");
        for (var spread : Spread.values()) {
            for (int problems : new int[] {10, 20, 30, 60, 200}) {
                measure(spread, problems);
            }
        }
    }

    private static void measure(Spread spread, int problems) {
        var random = new SplittableRandom(5);
        int[] held = new int[3];
        for (int i = 0; i < EVALUATIONS; i++) {
            double[] means = new double[problems];
            for (int j = 0; j < problems; j++) {
                double chance = spread.chance(random);
                for (int k = 0; k < ATTEMPTS; k++) {
                    means[j] += random.nextDouble() < chance ? 1.0 / ATTEMPTS : 0;
                }
            }
            double mean = Arrays.stream(means).average().orElseThrow();
            int attempts = problems * ATTEMPTS;
            boolean extreme = mean == 0 || mean == 1;
            var trials = Wilson.interval(mean, problems);
            held[0] +=
                    holds(
                            extreme
                                    ? trials
                                    : Wilson.clustered(
                                            mean, StandardError.of(means), problems, attempts),
                            spread);
            held[1] +=
                    holds(
                            extreme
                                    ? trials
                                    : Bootstrap.intervals(List.of(means), new Resampling(400, i))
                                            .getFirst(),
                            spread);
            held[2] += holds(Wilson.interval(mean, attempts), spread);
        }
        System.out.printf(
                Locale.ROOT,
                "%s | %d | %.1f %% | %.1f %% | %.1f %%%n",
                spread,
                problems,
                100.0 * held[0] / EVALUATIONS,
                100.0 * held[1] / EVALUATIONS,
                100.0 * held[2] / EVALUATIONS);
    }

    private static int holds(ConfidenceInterval interval, Spread spread) {
        return interval.low() <= spread.mean && spread.mean <= interval.high() ? 1 : 0;
    }
}
