package dev.reckoner.eval.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A permutation test of paired differences: were it all the same which arm is which, each
/// difference could have either sign.
public final class SignFlips {

    /// 2^16 assignments are counted; more are drawn.
    private static final int MOST_COUNTED = 16;

    private static final int DRAWS = 9_999;

    /// Sums of the same differences in another order may differ by this much from rounding.
    private static final double ROUNDING = 1e-9;

    /// @param draws 0 if all assignments of signs were counted, else how many were drawn
    public record PValue(double value, long draws) {}

    /// Two-sided: the share of the assignments of signs whose sum is at least as far from 0.
    /// Problems without a difference count in none of them.
    public static PValue pValue(double[] differences, long seed) {
        double[] sizes = Arrays.stream(differences).filter(d -> d != 0).map(Math::abs).toArray();
        double observed = Math.abs(Arrays.stream(differences).sum()) - ROUNDING;
        return sizes.length <= MOST_COUNTED
                ? counted(sizes, observed)
                : drawn(sizes, observed, new SplittableRandom(seed));
    }

    private static PValue counted(double[] sizes, double observed) {
        int assignments = 1 << sizes.length;
        int asFar = 0;
        for (int signs = 0; signs < assignments; signs++) {
            double sum = 0;
            for (int i = 0; i < sizes.length; i++) {
                sum += (signs >> i & 1) == 0 ? sizes[i] : -sizes[i];
            }
            asFar += Math.abs(sum) >= observed ? 1 : 0;
        }
        return new PValue((double) asFar / assignments, 0);
    }

    /// The observed assignment counts as one of those drawn, so that the value is never 0 and its
    /// level holds.
    private static PValue drawn(double[] sizes, double observed, SplittableRandom random) {
        int asFar = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            long signs = 0;
            for (int i = 0; i < sizes.length; i++) {
                if (i % Long.SIZE == 0) {
                    signs = random.nextLong();
                }
                sum += (signs & 1) == 0 ? sizes[i] : -sizes[i];
                signs >>>= 1;
            }
            asFar += Math.abs(sum) >= observed ? 1 : 0;
        }
        return new PValue((double) asFar / (DRAWS + 1), DRAWS);
    }

    private SignFlips() {}
}
