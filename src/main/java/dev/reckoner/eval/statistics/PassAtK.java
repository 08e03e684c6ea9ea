package dev.reckoner.eval.statistics;

import java.util.OptionalDouble;

/// What k attempts drawn from n without replacement come to.
public final class PassAtK {

    /// pass@k: the probability that at least one of k is correct, 1 - C(n-c, k) / C(n, k), without
    /// bias. It is computed as a product, in which nothing overflows. Empty where n < k.
    public static OptionalDouble any(int n, int correct, int k) {
        if (n < k) {
            return OptionalDouble.empty();
        }
        if (n - correct < k) {
            return OptionalDouble.of(1);
        }
        double none = 1;
        for (int i = n - correct + 1; i <= n; i++) {
            none *= 1 - (double) k / i;
        }
        return OptionalDouble.of(1 - none);
    }

    /// pass^k: the probability that all of k are correct, C(c, k) / C(n, k). Empty where n < k.
    public static OptionalDouble all(int n, int correct, int k) {
        if (n < k) {
            return OptionalDouble.empty();
        }
        double all = 1;
        for (int i = 0; i < k && all > 0; i++) {
            all *= Math.max(0.0, correct - i) / (n - i);
        }
        return OptionalDouble.of(all);
    }

    private PassAtK() {}
}
