package dev.reckoner.eval.statistics;

/// Counts the ways to draw k attempts such that the winner of their vote has exactly `votes`.
///
/// Answers are added one after the other. For each number of attempts drawn from the answers so far
/// and each number of answers that have `votes`, none having more, the table holds the number of
/// ways, and the sums over these ways of the credit and of the doubt of the answers that have
/// `votes`. Numbers are rounded to 53 bits; nothing is ever subtracted.
final class VoteCount {

    private final int k;
    private final int votes;
    private final int ties;
    private double[][] ways;
    private double[][] credits;
    private double[][] doubts;
    private int drawable;

    VoteCount(int k, int votes) {
        this.k = k;
        this.votes = votes;
        this.ties = k / votes;
        ways = table();
        credits = table();
        doubts = table();
        ways[0][0] = 1;
    }

    private double[][] table() {
        return new double[k / votes + 1][k + 1];
    }

    /// @param size how many attempts gave this answer
    void add(int size, double credit, double doubt) {
        double[][] nextWays = table();
        double[][] nextCredits = table();
        double[][] nextDoubts = table();
        double choices = 1;
        for (int taken = 0; taken <= Math.min(size, votes); taken++) {
            int tie = taken == votes ? 1 : 0;
            for (int tied = 0; tied + tie <= ties; tied++) {
                for (int drawn = 0; drawn <= Math.min(drawable, k - taken); drawn++) {
                    double way = choices * ways[tied][drawn];
                    if (way == 0) {
                        continue;
                    }
                    nextWays[tied + tie][drawn + taken] += way;
                    nextCredits[tied + tie][drawn + taken] +=
                            choices * credits[tied][drawn] + tie * credit * way;
                    nextDoubts[tied + tie][drawn + taken] +=
                            choices * doubts[tied][drawn] + tie * doubt * way;
                }
            }
            choices *= (double) (size - taken) / (taken + 1);
        }
        ways = nextWays;
        credits = nextCredits;
        doubts = nextDoubts;
        drawable = Math.min(k, drawable + size);
    }

    /// The sum of the winners' credit over all ways, what is missing to k being drawn from `rest`
    /// other attempts.
    double credit(int rest) {
        return shared(credits, rest);
    }

    double doubt(int rest) {
        return shared(doubts, rest);
    }

    private double shared(double[][] sums, int rest) {
        double total = 0;
        for (int drawn = Math.max(0, k - rest); drawn <= k; drawn++) {
            double sum = 0;
            for (int tied = 1; tied <= ties; tied++) {
                sum += sums[tied][drawn] / tied;
            }
            total += sum * choose(rest, k - drawn);
        }
        return total;
    }

    static double choose(int n, int k) {
        double ways = 1;
        for (int i = 0; i < k; i++) {
            ways *= (double) (n - i) / (i + 1);
        }
        return ways;
    }
}
