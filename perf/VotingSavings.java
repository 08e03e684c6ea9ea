import dev.reckoner.eval.vote.StoppingRule;
import dev.reckoner.eval.vote.VoteDecision;
import dev.reckoner.eval.vote.VoteDecision.Ask;
import dev.reckoner.eval.vote.VoteDecision.Stop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// What votes that stop early save, and what they lose, against votes of all K samples: simulated,
/// without a model.
///
/// A problem is a distribution over answers: the correct one, the most frequent wrong one, none,
/// and the rest spread evenly over 30 other wrong ones. Its shares are drawn anew for each problem.
/// Both votes are of the same K samples in the same order, so that only the stopping makes a
/// difference. Answers that are equally frequent share the credit.
///
/// Arguments are `name=value`: `most=64 problems=40000 seed=1`. Run from the project's folder,
/// built: see docs/performance.md.
class VotingSavings {

    /// @param correct the least and the greatest share of the correct answer
    /// @param rival the least and the greatest share of the most frequent wrong answer, of what the
    ///   correct one leaves
    /// @param silent the share of samples without an answer, of what both leave
    record Kind(String name, Range correct, Range rival, double silent) {}

    record Range(double least, double greatest) {
        double draw(SplittableRandom random) {
            return least + (greatest - least) * random.nextDouble();
        }
    }

    private static final Kind EASY = new Kind("easy", new Range(0.8, 1), new Range(0.2, 0.6), 0.1);
    private static final Kind MEDIUM =
            new Kind("medium", new Range(0.4, 0.8), new Range(0.2, 0.6), 0.2);
    private static final Kind HARD =
            new Kind("hard", new Range(0.05, 0.4), new Range(0.1, 0.5), 0.3);
    private static final Kind AHEAD =
            new Kind("a rival behind", new Range(0.35, 0.45), new Range(0.5, 0.65), 0.2);
    private static final Kind BEHIND =
            new Kind("a rival ahead", new Range(0.3, 0.4), new Range(0.55, 0.7), 0.2);
    private static final Kind HOPELESS =
            new Kind("hopeless", new Range(0, 0.05), new Range(0.05, 0.3), 0.5);

    /// A data set: four in ten are easy, four medium, two hard.
    private static final List<Kind> MIXED = List.of(EASY, EASY, MEDIUM, MEDIUM, HARD);

    private static final int OTHER_ANSWERS = 30;

    static void main(String[] arguments) {
        int most = number(arguments, "most", 64);
        int problems = number(arguments, "problems", 40_000);
        int seed = number(arguments, "seed", 1);
        System.out.println(
                "rule | problems | samples saved | accuracy of all | lost, points | another winner"
                        + " | waves");
        for (var rule :
                List.of(
                        new StoppingRule.Certain(),
                        StoppingRule.Likely.DEFAULT,
                        new StoppingRule.Likely(0.02),
                        new StoppingRule.Likely(0.05))) {
            print(rule, "mixed", measure(rule, MIXED, most, problems, seed), most);
            for (var kind : List.of(EASY, MEDIUM, HARD, AHEAD, BEHIND, HOPELESS)) {
                print(rule, kind.name(), measure(rule, List.of(kind), most, problems, seed), most);
            }
        }
    }

    /// Sums over problems.
    private static final class Sums {
        int problems;
        long saved;
        long waves;
        int others;
        double full;
        double lost;
        double lostSquared;
    }

    private static Sums measure(
            StoppingRule rule, List<Kind> kinds, int most, int problems, long seed) {
        var random = new SplittableRandom(seed);
        var sums = new Sums();
        for (int i = 0; i < problems; i++) {
            vote(rule, samples(kinds.get(i % kinds.size()), most, random), sums);
        }
        return sums;
    }

    private static void vote(StoppingRule rule, int[] samples, Sums sums) {
        var tally = new Tally();
        int asked = 0;
        VoteDecision decision = rule.next(tally.votes, tally.silent, asked, samples.length);
        while (decision instanceof Ask(int more)) {
            sums.waves++;
            for (int end = asked + more; asked < end; asked++) {
                tally.add(samples[asked]);
            }
            decision = rule.next(tally.votes, tally.silent, asked, samples.length);
        }
        var winners = tally.winners();
        double credit = tally.credit();
        sums.saved += ((Stop) decision).saved();
        for (; asked < samples.length; asked++) {
            tally.add(samples[asked]);
        }
        double lost = tally.credit() - credit;
        sums.problems++;
        sums.full += tally.credit();
        sums.lost += lost;
        sums.lostSquared += lost * lost;
        sums.others += winners.equals(tally.winners()) ? 0 : 1;
    }

    private static void print(StoppingRule rule, String problems, Sums sums, int most) {
        double n = sums.problems;
        double lost = sums.lost / n;
        System.out.printf(
                Locale.ROOT,
                "%s | %s | %.1f %% | %.2f %% | %+.2f ± %.2f | %.2f %% | %.1f%n",
                rule,
                problems,
                100 * sums.saved / n / most,
                100 * sums.full / n,
                100 * lost,
                100 * 1.96 * Math.sqrt((sums.lostSquared / n - lost * lost) / n),
                100 * sums.others / n,
                sums.waves / n);
    }

    /// The classes of answers so far, in the order of their first votes. Answer 0 is the correct
    /// one; -1 is none.
    private static final class Tally {
        final List<Integer> answers = new ArrayList<>();
        final List<Integer> votes = new ArrayList<>();
        int silent;

        void add(int answer) {
            int place = answers.indexOf(answer);
            if (answer < 0) {
                silent++;
            } else if (place < 0) {
                answers.add(answer);
                votes.add(1);
            } else {
                votes.set(place, votes.get(place) + 1);
            }
        }

        List<Integer> winners() {
            int most = votes.stream().mapToInt(Integer::intValue).max().orElse(0);
            var winners = new ArrayList<Integer>();
            for (int i = 0; i < votes.size(); i++) {
                if (votes.get(i) == most) {
                    winners.add(answers.get(i));
                }
            }
            return winners;
        }

        double credit() {
            return winners().stream().mapToInt(answer -> answer == 0 ? 1 : 0).average().orElse(0);
        }
    }

    private static int[] samples(Kind kind, int most, SplittableRandom random) {
        double correct = kind.correct().draw(random);
        double rival = correct + (1 - correct) * kind.rival().draw(random);
        double silent = rival + (1 - rival) * kind.silent();
        int[] samples = new int[most];
        for (int i = 0; i < most; i++) {
            double at = random.nextDouble();
            samples[i] =
                    at < correct
                            ? 0
                            : at < rival ? 1 : at < silent ? -1 : 2 + random.nextInt(OTHER_ANSWERS);
        }
        return samples;
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
