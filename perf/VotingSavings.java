import dev.reckoner.eval.vote.StoppingRule;
import dev.reckoner.eval.vote.VoteDecision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// What votes that stop early save, and what they lose, against votes of all K samples: simulated,
/// with no model.
///
/// A problem is a distribution over answers: the correct one, wrong ones, and none. Its shares are
/// drawn anew for each problem. Both votes are of the same K samples in the same order, so that
/// only the stopping makes a difference. Answers that are equally frequent share the credit.
///
/// Arguments are `name=value`: `most=64 problems=40000 seed=1`.
class VotingSavings {

    /// @param correct the least and the greatest share of the correct answer
    /// @param rival the share of the most frequent wrong answer, of what the correct one leaves
    /// @param silent the share of samples without an answer, of what both leave
    record Mix(String name, double[] correct, double[] rival, double silent) {}

    private static final List<Mix> MIXES =
            List.of(
                    new Mix("easy", new double[] {0.8, 1.0}, new double[] {0.2, 0.6}, 0.1),
                    new Mix("medium", new double[] {0.4, 0.8}, new double[] {0.2, 0.6}, 0.2),
                    new Mix("hard", new double[] {0.05, 0.4}, new double[] {0.1, 0.5}, 0.3),
                    new Mix(
                            "two rivals, nearly equal",
                            new double[] {0.35, 0.45},
                            new double[] {0.6, 0.8},
                            0.2),
                    new Mix("hopeless", new double[] {0.0, 0.05}, new double[] {0.05, 0.3}, 0.5));

    private static final int WRONG_ANSWERS = 30;

    static void main(String[] arguments) {
        int most = number(arguments, "most", 64);
        int problems = number(arguments, "problems", 40_000);
        System.out.println(
                "mix | rule | samples saved | accuracy, full vote | accuracy, stopped | lost,"
                        + " points | other winner | waves");
        var rules = new ArrayList<StoppingRule>(List.of(new StoppingRule.Certain()));
        for (double error : new double[] {0.05, 0.01, 0.005, 0.001}) {
            rules.add(new StoppingRule.Likely(error));
        }
        for (var rule : rules) {
            for (var mix : MIXES) {
                run(rule, mix, most, problems, number(arguments, "seed", 1));
            }
        }
    }

    private static void run(StoppingRule rule, Mix mix, int most, int problems, long seed) {
        var random = new SplittableRandom(seed);
        double saved = 0;
        double full = 0;
        double stopped = 0;
        double other = 0;
        long waves = 0;
        for (int i = 0; i < problems; i++) {
            int[] samples = samples(mix, most, random);
            var counts = new Tally();
            int asked = 0;
            VoteDecision decision = rule.next(counts.votes, counts.silent, asked, most);
            while (decision instanceof VoteDecision.Ask(int more)) {
                for (int j = 0; j < more; j++) {
                    counts.add(samples[asked++]);
                }
                waves++;
                decision = rule.next(counts.votes, counts.silent, asked, most);
            }
            double early = counts.credit();
            var winners = ((VoteDecision.Stop) decision).winners();
            while (asked < most) {
                counts.add(samples[asked++]);
            }
            saved += ((VoteDecision.Stop) decision).saved();
            stopped += early;
            full += counts.credit();
            other += winners.equals(counts.winners()) ? 0 : 1;
        }
        System.out.printf(
                Locale.ROOT,
                "%s | %s | %.1f %% | %.2f %% | %.2f %% | %+.2f | %.2f %% | %.1f%n",
                mix.name(),
                rule,
                100 * saved / problems / most,
                100 * full / problems,
                100 * stopped / problems,
                100 * (full - stopped) / problems,
                100 * other / problems,
                (double) waves / problems);
    }

    /// The classes of answers so far, in the order of their first votes. Answer 0 is the correct
    /// one; -1 is none.
    private static final class Tally {
        final List<Integer> answers = new ArrayList<>();
        final List<Integer> votes = new ArrayList<>();
        int silent;

        void add(int answer) {
            if (answer < 0) {
                silent++;
                return;
            }
            int place = answers.indexOf(answer);
            if (place < 0) {
                answers.add(answer);
                votes.add(1);
            } else {
                votes.set(place, votes.get(place) + 1);
            }
        }

        List<Integer> winners() {
            int most = votes.stream().mapToInt(v -> v).max().orElse(0);
            var winners = new ArrayList<Integer>();
            for (int i = 0; i < votes.size(); i++) {
                if (votes.get(i) == most) {
                    winners.add(i);
                }
            }
            return winners;
        }

        double credit() {
            var winners = winners();
            return winners.stream()
                    .mapToDouble(place -> answers.get(place) == 0 ? 1 : 0)
                    .average()
                    .orElse(0);
        }
    }

    /// Wrong answers beyond the most frequent one halve in share from each to the next.
    private static int[] samples(Mix mix, int most, SplittableRandom random) {
        double correct = within(mix.correct(), random);
        double rival = (1 - correct) * within(mix.rival(), random);
        double silent = (1 - correct - rival) * mix.silent();
        int[] samples = new int[most];
        for (int i = 0; i < most; i++) {
            double at = random.nextDouble();
            samples[i] =
                    at < correct
                            ? 0
                            : at < correct + rival
                                    ? 1
                                    : at < correct + rival + silent
                                            ? -1
                                            : 2 + random.nextInt(WRONG_ANSWERS);
        }
        return samples;
    }

    private static double within(double[] range, SplittableRandom random) {
        return range[0] + (range[1] - range[0]) * random.nextDouble();
    }

    private static int number(String[] arguments, String name, int otherwise) {
        for (var argument : arguments) {
            if (argument.startsWith(name + "=")) {
                return Integer.parseInt(argument.substring(name.length() + 1));
            }
        }
        return otherwise;
    }
}
