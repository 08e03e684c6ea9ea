package dev.reckoner.eval.report;

import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.row.Score;
import dev.reckoner.json.Json;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// An evaluation that never took place: its figures are drawn at random and look like those of a
/// real one. For tests and measurements of reports alone.
///
/// @param scripted what the evaluation says of itself
public record MadeUpEvaluation(
        String name,
        String revision,
        int problems,
        int samples,
        List<Arm> arms,
        boolean scripted,
        long seed) {

    private static final List<String> TAGS =
            List.of("algebra", "number theory", "combinatorics", "geometry", "analysis");
    private static final double UNDECIDED = 0.01;
    private static final double VOIDED = 0.005;

    /// Two arms, one with tools and one without, for each of three efforts.
    public static MadeUpEvaluation ofSixArms(int problems, int samples) {
        var arms = new ArrayList<Arm>();
        for (Effort effort : List.of(Effort.LOW, Effort.MEDIUM, Effort.HIGH)) {
            arms.add(new Arm("o3-mini", effort, "session", true, "session"));
            arms.add(new Arm("o3-mini", effort, "direct", false, null));
        }
        return new MadeUpEvaluation(
                "made-up", "c0ffee".repeat(10) + "c0ff", problems, samples, arms, false, 1);
    }

    public MadeUpEvaluation named(String other) {
        return new MadeUpEvaluation(other, revision, problems, samples, arms, scripted, seed);
    }

    public MadeUpEvaluation ofRevision(String other) {
        return new MadeUpEvaluation(name, other, problems, samples, arms, scripted, seed);
    }

    public MadeUpEvaluation ofArms(List<Arm> others) {
        return new MadeUpEvaluation(name, revision, problems, samples, others, scripted, seed);
    }

    public MadeUpEvaluation seeded(long other) {
        return new MadeUpEvaluation(name, revision, problems, samples, arms, scripted, other);
    }

    public MadeUpEvaluation asScripted() {
        return new MadeUpEvaluation(name, revision, problems, samples, arms, true, seed);
    }

    public Evaluation in(Path directory) {
        return new Evaluation(directory, described(), rows());
    }

    /// Writes `eval.json` and `rows.jsonl`, without the run directories that the rows name.
    public Evaluation writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.write(
                directory.resolve(Evaluation.RECORD), Json.MAPPER.writeValueAsBytes(described()));
        try (var out = Files.newBufferedWriter(directory.resolve(Evaluation.ROWS))) {
            for (AttemptRow row : rows()) {
                out.write(Json.MAPPER.writeValueAsString(row) + "\n");
            }
        }
        return in(directory);
    }

    private EvaluationRecord described() {
        return new EvaluationRecord(
                "%s-%d".formatted(name, seed),
                "0.1.0",
                Instant.parse("2026-11-27T12:00:00Z"),
                name,
                new EvaluationRecord.DataSource(List.of(name + ".jsonl"), revision, "", problems),
                arms,
                samples,
                scripted,
                Limits.NONE.tokens(100_000).usd("0.50"),
                Limits.NONE.usd("100"),
                arms.stream().anyMatch(Arm::tools) ? "local" : null);
    }

    private List<AttemptRow> rows() {
        var random = new Random(seed);
        var rows = new ArrayList<AttemptRow>(problems * samples * arms.size());
        for (int problem = 0; problem < problems; problem++) {
            int tier = 1 + problem * 3 / problems;
            double difficulty = 1.6 * (tier - 2) + 1.8 * random.nextGaussian();
            for (Arm arm : arms) {
                double chance = 1 / (1 + Math.exp(difficulty - skill(arm)));
                for (int sample = 1; sample <= samples; sample++) {
                    rows.add(row(problem, tier, arm, sample, chance, random));
                }
            }
        }
        return rows;
    }

    private static double skill(Arm arm) {
        double effort = arm.effort() == null ? 1 : arm.effort().ordinal() - 2;
        return 0.9 * effort + (arm.tools() ? 0.8 : 0) - 0.8;
    }

    private AttemptRow row(
            int problem, int tier, Arm arm, int sample, double chance, Random random) {
        String id = "problem-%03d".formatted(problem + 1);
        String gold = String.valueOf(1000 + 37L * problem);
        Score score = score(chance, random);
        boolean spent = score == Score.WRONG && random.nextInt(5) == 0;
        String answer =
                spent || score == Score.VOIDED
                        ? null
                        : score == Score.CORRECT ? gold : String.valueOf(random.nextInt(6));
        int calls = arm.tools() ? 1 + random.nextInt(8) : 0;
        double scale =
                Math.exp(0.6 * random.nextGaussian()) * (2.2 - chance) * (1 + skill(arm) / 4);
        long output = Math.round(4000 * Math.max(0.2, scale));
        long input = 400 + calls * output / 3;
        double seconds = output / 95.0 + 2 + random.nextDouble() * 4;
        return new AttemptRow(
                "%s/%s/%d".formatted(arm.name(), id, sample),
                id,
                String.valueOf(tier),
                List.of(TAGS.get(problem % TAGS.size())),
                arm,
                sample,
                "attempts/%s/%s/%d".formatted(folder(arm), id, sample),
                score,
                score == Score.VOIDED ? "voided" : spent ? "out_of_tokens" : "answered",
                answer,
                gold,
                answer == null ? null : verdict(score),
                answer == null ? null : "exact-number",
                why(score, spent, answer, gold),
                input,
                input / 2,
                output,
                output * 3 / 4,
                new BigDecimal(1.1e-6 * input + 4.4e-6 * output).setScale(6, RoundingMode.HALF_UP),
                seconds,
                seconds - calls * 0.3,
                0,
                calls * 0.3,
                List.of(0.4 + random.nextDouble()),
                List.of(seconds / (calls + 1)),
                calls + 1L,
                calls,
                calls > 2 ? 1 : 0,
                0,
                random.nextInt(20) == 0 ? 1 : 0);
    }

    private static Score score(double chance, Random random) {
        double drawn = random.nextDouble();
        if (drawn < VOIDED) {
            return Score.VOIDED;
        }
        if (drawn < VOIDED + UNDECIDED) {
            return Score.UNDECIDED;
        }
        return random.nextDouble() < chance ? Score.CORRECT : Score.WRONG;
    }

    private static String folder(Arm arm) {
        return "o3-mini-" + arm.effort() + (arm.tools() ? "-python" : "-no-tools");
    }

    private static String verdict(Score score) {
        return score.toString();
    }

    private static @Nullable String why(
            Score score, boolean spent, @Nullable String answer, String gold) {
        if (score == Score.VOIDED) {
            return "the server did not answer within 600 s";
        }
        if (spent) {
            return "all 100,000 tokens are spent";
        }
        return score == Score.CORRECT
                ? "both are " + gold
                : "the answer is %s, expected was %s".formatted(answer, gold);
    }
}
