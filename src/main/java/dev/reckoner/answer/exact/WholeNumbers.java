package dev.reckoner.answer.exact;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Functions of whole numbers, each bounded.
final class WholeNumbers {

    private static final int MOST_FACTORIAL = 3_000;

    /// Numbers are divided by all primes up to this.
    private static final int TRIAL = 5_000;

    /// Up to this size the test for primes has no exception.
    private static final int CERTAIN_BITS = 64;

    /// The prime factors of a positive number with their multiplicity; empty if they can't be found
    /// quickly.
    static Optional<Map<BigInteger, Integer>> factors(BigInteger number) {
        var factors = new TreeMap<BigInteger, Integer>();
        var rest = number;
        for (int divisor = 2; divisor < TRIAL; divisor += divisor == 2 ? 1 : 2) {
            if (rest.bitLength() < 63 && (long) divisor * divisor > rest.longValue()) {
                break;
            }
            var by = BigInteger.valueOf(divisor);
            for (var parts = rest.divideAndRemainder(by);
                    parts[1].signum() == 0;
                    parts = rest.divideAndRemainder(by)) {
                factors.merge(by, 1, Integer::sum);
                rest = parts[0];
            }
        }
        if (rest.equals(BigInteger.ONE)) {
            return Optional.of(factors);
        }
        var trial = BigInteger.valueOf(TRIAL);
        if (rest.compareTo(trial.multiply(trial)) < 0
                || rest.bitLength() <= CERTAIN_BITS && rest.isProbablePrime(CERTAIN_BITS)) {
            factors.merge(rest, 1, Integer::sum);
            return Optional.of(factors);
        }
        var root = rest.sqrt();
        if (root.multiply(root).equals(rest) && root.compareTo(trial.multiply(trial)) < 0) {
            factors.merge(root, 2, Integer::sum);
            return Optional.of(factors);
        }
        return Optional.empty();
    }

    /// The largest whole number whose power is at most `radicand`, by Newton's method.
    static BigInteger root(BigInteger radicand, int degree) {
        if (radicand.signum() == 0 || degree == 1) {
            return radicand;
        }
        if (degree == 2) {
            return radicand.sqrt();
        }
        var less = BigInteger.valueOf(degree - 1L);
        var of = BigInteger.valueOf(degree);
        var guess = BigInteger.ONE.shiftLeft(radicand.bitLength() / degree + 1);
        while (true) {
            var next = guess.multiply(less).add(radicand.divide(guess.pow(degree - 1))).divide(of);
            if (next.compareTo(guess) >= 0) {
                return guess;
            }
            guess = next;
        }
    }

    static BigInteger factorial(BigInteger of, int step) {
        if (of.signum() < 0) {
            throw new NotExact("has the factorial of a negative number");
        }
        if (of.compareTo(BigInteger.valueOf(MOST_FACTORIAL)) > 0) {
            throw NotExact.tooLarge();
        }
        return product(
                of.intValue() % step == 0 ? step : of.intValue() % step, of.intValue(), step);
    }

    /// The product of `from`, `from + step` and so on up to `to`, by halves; 1 if there are none.
    private static BigInteger product(int from, int to, int step) {
        if (from > to) {
            return BigInteger.ONE;
        }
        if (from == to) {
            return BigInteger.valueOf(from);
        }
        int half = from + (to - from) / step / 2 * step;
        return product(from, half, step).multiply(product(half + step, to, step));
    }

    static BigInteger binomial(BigInteger above, BigInteger below) {
        if (below.signum() < 0 || above.signum() < 0) {
            throw new NotExact("has a binomial coefficient of a negative number");
        }
        if (below.compareTo(above) > 0) {
            return BigInteger.ZERO;
        }
        var fewer = below.min(above.subtract(below));
        if (fewer.bitLength() > 12
                || (long) fewer.intValue() * above.bitLength() > Rational.MOST_BITS) {
            throw NotExact.tooLarge();
        }
        var result = BigInteger.ONE;
        for (int i = 1; i <= fewer.intValue(); i++) {
            var factor = above.subtract(BigInteger.valueOf(i - 1L));
            result = result.multiply(factor).divide(BigInteger.valueOf(i));
        }
        return result;
    }

    static BigInteger totient(BigInteger of) {
        if (of.signum() <= 0) {
            throw NotExact.undefined("the totient of a number that is not positive");
        }
        var result = of;
        for (var prime : factors(of).orElseThrow(NotExact::tooLarge).keySet()) {
            result = result.divide(prime).multiply(prime.subtract(BigInteger.ONE));
        }
        return result;
    }

    private WholeNumbers() {}
}
