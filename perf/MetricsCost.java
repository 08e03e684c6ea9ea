import dev.reckoner.answer.grading.Grader;
import dev.reckoner.eval.metrics.AnswerIndex;
import dev.reckoner.eval.metrics.ArmMetrics;
import dev.reckoner.eval.metrics.PairedDifference;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.statistics.Resampling;
import dev.reckoner.task.Effort;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// What the metrics of 50,000 made-up attempts cost, in several shapes: grouping the answers, all
/// metrics with one resample of the bootstraps, all metrics, and the comparison of the arms. Times
/// are the processor's, of the thread that computes.
///
/// Run from the project's folder, built: see docs/performance.md.
class MetricsCost {

    static void main() throws Exception {
        System.out.println(
                "arms x problems x samples | answers grouped | metrics but for bootstraps | metrics"
                        + " | comparison");
        for (int i = 0; i < 2; i++) {
            run(10, 313, 16);
            run(2, 390, 64);
            run(1, 3_125, 16);
            run(2, 25_000, 1);
            run(1, 5, 10_000);
        }
    }

    private static void run(int arms, int problems, int samples) throws InterruptedException {
        var random = new SplittableRandom(1);
        List<List<AttemptRow>> rows = new ArrayList<>();
        for (int arm = 0; arm < arms; arm++) {
            rows.add(
                    rows(
                            new Arm("model " + arm, Effort.HIGH, "reckoner", true, "session"),
                            problems,
                            samples,
                            random));
        }
        long start = processor();
        List<AnswerIndex> answers = new ArrayList<>();
        try (var grader = Grader.exact()) {
            for (var arm : rows) {
                answers.add(AnswerIndex.of(arm, grader));
            }
        }
        long grouped = processor();
        metrics(rows, answers, new Resampling(1, 1));
        long exact = processor();
        metrics(rows, answers, Resampling.DEFAULT);
        long all = processor();
        if (arms > 1) {
            PairedDifference.of(rows.get(0), rows.get(1));
        }
        long compared = processor();
        System.out.printf(
                Locale.ROOT,
                "%d x %d x %d | %.2f s | %.2f s | %.2f s | %.2f s%n",
                arms,
                problems,
                samples,
                (grouped - start) / 1e9,
                (exact - grouped) / 1e9,
                (all - exact) / 1e9,
                (compared - all) / 1e9);
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void metrics(
            List<List<AttemptRow>> rows, List<AnswerIndex> answers, Resampling resampling) {
        for (int arm = 0; arm < rows.size(); arm++) {
            ArmMetrics.of(rows.get(arm), answers.get(arm), resampling);
        }
    }

    /// Wrong answers are some of 40, a few attempts have none, and the problems are in three tiers
    /// with two tags each.
    private static List<AttemptRow> rows(
            Arm arm, int problems, int samples, SplittableRandom random) {
        var rows = new ArrayList<AttemptRow>();
        for (int problem = 0; problem < problems; problem++) {
            double chance = random.nextDouble();
            for (int sample = 1; sample <= samples; sample++) {
                boolean correct = random.nextDouble() < chance;
                boolean silent = !correct && random.nextInt(10) == 0;
                int wrong = 2 + Math.min(random.nextInt(40), random.nextInt(40));
                long tokens = 1_000 + random.nextInt(50_000);
                rows.add(
                        new AttemptRow(
                                problem + "/" + sample,
                                "problem " + problem,
                                "tier " + problem % 3,
                                List.of("tag " + problem % 7, "subject " + problem % 5),
                                arm,
                                sample,
                                "attempts/" + problem + "/" + sample,
                                correct ? Score.CORRECT : Score.WRONG,
                                silent ? "out_of_tokens" : "answered",
                                correct ? "1" : silent ? null : String.valueOf(wrong),
                                "1",
                                null,
                                null,
                                null,
                                tokens,
                                tokens / 2,
                                tokens / 3,
                                tokens / 4,
                                new BigDecimal(tokens).movePointLeft(6),
                                random.nextDouble(),
                                0,
                                0,
                                0,
                                List.of(random.nextDouble(), random.nextDouble()),
                                List.of(random.nextDouble(), random.nextDouble()),
                                2,
                                random.nextInt(4),
                                0,
                                0,
                                0));
            }
        }
        return rows;
    }
}
