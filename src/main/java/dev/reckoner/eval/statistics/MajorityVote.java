package dev.reckoner.eval.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// What a vote among k attempts drawn from n without replacement comes to, in expectation.
///
/// The most frequent answer wins; answers that are equally frequent win with equal chances.
/// Attempts without an answer are drawn like the others and do not vote; where none votes, nobody
/// wins.
///
/// @param correct the expected share of correctness of the winner
/// @param undecided the probability that it is not known whether the winner is correct
/// @param draws 0 if all subsets were counted
/// @param standardError of `correct`, from the draws
public record MajorityVote(double correct, double undecided, long draws, double standardError) {

    /// How many attempts gave one answer, and how many of these are correct or undecided: mostly
    /// all or none.
    public record AnswerCount(int votes, int correct, int undecided) {}

    /// Most steps of the exact count; beyond them subsets are drawn.
    private static final double MOST_STEPS = 5e6;

    private static final double MOST_SUBSETS = 1e250;

    private static final int MOST_DRAWS = 10_000;
    private static final int FEWEST_DRAWS = 1_000;

    /// The sums of the exact count differ by less than this from what they are without rounding.
    private static final double ROUNDING = 1e-9;

    /// What is certain is exactly 0 or 1: intervals of certain values are computed in another way.
    public MajorityVote {
        correct = withoutRounding(correct);
        undecided = withoutRounding(undecided);
    }

    private static double withoutRounding(double share) {
        return Math.abs(share - Math.rint(share)) < ROUNDING ? Math.rint(share) : share;
    }

    /// The expected share of correctness of a winner of which it is known; empty if it is of none.
    public OptionalDouble correctWhereDecided() {
        return undecided == 1
                ? OptionalDouble.empty()
                : OptionalDouble.of(withoutRounding(correct / (1 - undecided)));
    }

    /// @param k at most the votes and the silent attempts together
    public static MajorityVote of(
            List<AnswerCount> answers, int silent, int k, SplittableRandom random) {
        int voters = answers.stream().mapToInt(AnswerCount::votes).sum();
        if (k == voters + silent) {
            return ofAll(answers);
        }
        return canCount(answers, voters + silent, k)
                ? counted(answers, silent, k)
                : drawn(answers, silent, k, random);
    }

    /// The number of steps is about that of [VoteCount], and no number of ways may overflow.
    private static boolean canCount(List<AnswerCount> answers, int n, int k) {
        double takes = answers.stream().mapToDouble(answer -> Math.min(answer.votes(), k)).sum();
        return takes * k * k <= MOST_STEPS
                && VoteCount.choose(n, Math.min(k, n / 2)) <= MOST_SUBSETS;
    }

    /// Of a vote in which all attempts take part.
    public static MajorityVote ofAll(List<AnswerCount> answers) {
        int most = answers.stream().mapToInt(AnswerCount::votes).max().orElse(0);
        var winners = answers.stream().filter(answer -> answer.votes() == most).toList();
        return new MajorityVote(
                winners.stream().mapToDouble(MajorityVote::credit).average().orElse(0),
                winners.stream().mapToDouble(MajorityVote::doubt).average().orElse(0),
                0,
                0);
    }

    private static double credit(AnswerCount answer) {
        return (double) answer.correct() / answer.votes();
    }

    private static double doubt(AnswerCount answer) {
        return (double) answer.undecided() / answer.votes();
    }

    /// Counts, for each number of votes a winner can have, the subsets in which no answer has more.
    /// Answers that cannot have that many are like silence: neither winners nor in the way of one.
    static MajorityVote counted(List<AnswerCount> answers, int silent, int k) {
        int most = Math.min(k, answers.stream().mapToInt(AnswerCount::votes).max().orElse(0));
        double subsets = VoteCount.choose(silentAndVotes(answers, silent), k);
        double correct = 0;
        double undecided = 0;
        for (int votes = 1; votes <= most; votes++) {
            var count = new VoteCount(k, votes);
            int rest = silent;
            for (var answer : answers) {
                if (answer.votes() < votes) {
                    rest += answer.votes();
                } else {
                    count.add(answer.votes(), credit(answer), doubt(answer));
                }
            }
            correct += count.credit(rest) / subsets;
            undecided += count.doubt(rest) / subsets;
        }
        return new MajorityVote(correct, undecided, 0, 0);
    }

    private static int silentAndVotes(List<AnswerCount> answers, int silent) {
        return silent + answers.stream().mapToInt(AnswerCount::votes).sum();
    }

    /// Draws subsets; where more than half of all are in one, those that are left out are drawn.
    static MajorityVote drawn(
            List<AnswerCount> answers, int silent, int k, SplittableRandom random) {
        int[] ballots = ballots(answers, silent);
        int draws = Math.clamp((long) (MOST_STEPS / k), FEWEST_DRAWS, MOST_DRAWS);
        boolean inverse = k > ballots.length / 2;
        int[] all = inverse ? answers.stream().mapToInt(AnswerCount::votes).toArray() : null;
        double sum = 0;
        double squares = 0;
        double doubts = 0;
        for (int draw = 0; draw < draws; draw++) {
            int[] votes = all == null ? new int[answers.size()] : all.clone();
            int step = inverse ? -1 : 1;
            int picks = inverse ? ballots.length - k : k;
            for (int i = 0; i < picks; i++) {
                int other = i + random.nextInt(ballots.length - i);
                int ballot = ballots[other];
                ballots[other] = ballots[i];
                ballots[i] = ballot;
                if (ballot >= 0) {
                    votes[ballot] += step;
                }
            }
            double credit = mean(answers, votes, true);
            sum += credit;
            squares += credit * credit;
            doubts += mean(answers, votes, false);
        }
        double mean = sum / draws;
        double variance = Math.max(0, squares / draws - mean * mean);
        return new MajorityVote(mean, doubts / draws, draws, Math.sqrt(variance / draws));
    }

    private static int[] ballots(List<AnswerCount> answers, int silent) {
        int[] ballots = new int[silentAndVotes(answers, silent)];
        Arrays.fill(ballots, -1);
        int at = 0;
        for (int i = 0; i < answers.size(); i++) {
            Arrays.fill(ballots, at, at += answers.get(i).votes(), i);
        }
        return ballots;
    }

    private static double mean(List<AnswerCount> answers, int[] votes, boolean credit) {
        int most = 1;
        int winners = 0;
        double sum = 0;
        for (int i = 0; i < votes.length; i++) {
            if (votes[i] > most) {
                most = votes[i];
                winners = 0;
                sum = 0;
            }
            if (votes[i] == most) {
                winners++;
                sum += credit ? credit(answers.get(i)) : doubt(answers.get(i));
            }
        }
        return winners == 0 ? 0 : sum / winners;
    }
}
