package dev.reckoner.eval.statistics;

/// Tosses of a fair coin: the binomial distribution with one half.
public final class FairCoin {

    /// The probability of at least `heads` in `tosses`. It is exact up to rounding for any number
    /// of tosses: a sum of positive terms that begins in the middle, where they are greatest.
    public static double atLeast(int heads, int tosses) {
        if (heads <= 0) {
            return 1;
        }
        if (2L * heads <= tosses) {
            return 1 - atLeast(tosses - heads + 1, tosses);
        }
        int middle = (tosses + 1) / 2;
        double term = 1;
        for (int i = 1; i <= middle; i++) {
            term *= 1 - 0.5 / i;
        }
        double sum = 0;
        for (int i = middle; i <= tosses; i++) {
            if (i >= heads) {
                sum += term;
            }
            term *= (double) (tosses - i) / (i + 1);
        }
        return sum;
    }

    private FairCoin() {}
}
