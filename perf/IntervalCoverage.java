import dev.reckoner.eval.statistics.Bootstrap;
import dev.reckoner.eval.statistics.ConfidenceInterval;
import dev.reckoner.eval.statistics.Resampling;
import dev.reckoner.eval.statistics.ShareIntervals;
import dev.reckoner.eval.statistics.StandardError;
import dev.reckoner.eval.statistics.StudentT;
import dev.reckoner.eval.statistics.Wilson;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        NEARLY_ALL_SURE(0.97 * 0.99),
        SURE_OR_HOPELESS(0.95),
        ALL_ALIKE(0.9);

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
                case SURE_OR_HOPELESS -> random.nextDouble() < 0.05 ? 0 : 1;
                case ALL_ALIKE -> mean;
            };
        }
    }

    /// How often an interval held the truth, and how wide it was.
    static class Tally {

        private int held;
        private double width;

        void count(ConfidenceInterval interval, double truth) {
            held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
            width += interval.high() - interval.low();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f %% (%.1f)",
                    100.0 * held / EVALUATIONS,
                    100 * width / EVALUATIONS);
        }
    }

    static void main() {
        System.out.println(
                "Of each interval: how often it held the truth, and its mean width in points.");
        System.out.println(
                "spread | problems | Student's, two added | bootstrap, two added | Student's |"
                        + " bootstrap | attempts taken for independent");
        for (var spread : Spread.values()) {
            for (int problems : new int[] {5, 10, 20, 30, 60, 200}) {
                measure(spread, problems);
            }
        }
    }

    private static void measure(Spread spread, int problems) {
        var random = new SplittableRandom(5);
        var tallies = Stream.generate(Tally::new).limit(5).toList();
        for (int i = 0; i < EVALUATIONS; i++) {
            double[] means = new double[problems];
            for (int j = 0; j < problems; j++) {
                double chance = spread.chance(random);
                int correct = 0;
                for (int k = 0; k < ATTEMPTS; k++) {
                    correct += random.nextDouble() < chance ? 1 : 0;
                }
                means[j] = (double) correct / ATTEMPTS;
            }
            double mean = Arrays.stream(means).average().orElseThrow();
            var resampling = new Resampling(400, i);
            var intervals =
                    List.of(
                            ShareIntervals.studentT(means),
                            ShareIntervals.bootstrap(List.of(means), resampling).getFirst(),
                            StudentT.interval(mean, StandardError.of(means), problems).within(0, 1),
                            Bootstrap.intervals(List.of(means), resampling).getFirst(),
                            Wilson.interval(mean, problems * ATTEMPTS));
            for (int j = 0; j < intervals.size(); j++) {
                tallies.get(j).count(intervals.get(j), spread.mean);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s | %d | %s%n",
                spread,
                problems,
                tallies.stream().map(Tally::toString).collect(Collectors.joining(" | ")));
    }
}
