package dev.reckoner.answer.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// A quotient of whole numbers in lowest terms, with a positive denominator.
public record Rational(BigInteger numerator, BigInteger denominator)
        implements Comparable<Rational> {

    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);
    static final Rational HALF = of(BigInteger.ONE, BigInteger.TWO);

    /// About 12,000 decimal digits.
    static final int MOST_BITS = 40_000;

    /// Digits behind the point of a decimal.
    private static final int MOST_SCALE = 3_000;

    public static Rational of(long value) {
        return of(BigInteger.valueOf(value));
    }

    public static Rational of(BigInteger value) {
        return new Rational(value, BigInteger.ONE);
    }

    /// @throws NotExact if the denominator is zero, or the result is too large
    static Rational of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw NotExact.undefined("division by zero");
        }
        if (numerator.bitLength() > MOST_BITS || denominator.bitLength() > MOST_BITS) {
            throw NotExact.tooLarge();
        }
        if (denominator.equals(BigInteger.ONE)) {
            return new Rational(numerator, denominator);
        }
        var divisor = numerator.gcd(denominator);
        var by = denominator.signum() < 0 ? divisor.negate() : divisor;
        return new Rational(numerator.divide(by), denominator.divide(by));
    }

    /// @throws NotExact if its scale is huge, as that of `1e-1000000000`
    static Rational of(BigDecimal value) {
        if (Math.abs((long) value.scale()) > MOST_SCALE) {
            throw NotExact.tooLarge();
        }
        return value.scale() <= 0
                ? of(value.toBigIntegerExact())
                : of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    Rational plus(Rational other) {
        return denominator.equals(other.denominator)
                ? of(numerator.add(other.numerator), denominator)
                : of(
                        numerator
                                .multiply(other.denominator)
                                .add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public Rational minus(Rational other) {
        return plus(other.negated());
    }

    Rational times(Rational other) {
        return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /// @throws IllegalArgumentException if the other is zero
    public Rational dividedBy(Rational other) {
        if (other.signum() == 0) {
            throw new IllegalArgumentException("division by zero");
        }
        return over(other);
    }

    /// The sum with `times` times the other.
    public Rational plusTimes(Rational other, long times) {
        return plus(other.times(of(times)));
    }

    /// The remainder that is at least zero and less than a positive modulus.
    public Rational modulo(Rational modulus) {
        return minus(modulus.times(of(over(modulus).floor())));
    }

    Rational over(Rational other) {
        return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Rational negated() {
        return new Rational(numerator.negate(), denominator);
    }

    public Rational abs() {
        return new Rational(numerator.abs(), denominator);
    }

    /// @throws NotExact if the result is too large, before it is computed
    Rational power(int exponent) {
        long bits = Math.max(numerator.bitLength(), denominator.bitLength());
        if (bits > 1 && bits * Math.abs((long) exponent) > MOST_BITS) {
            throw NotExact.tooLarge();
        }
        int size = Math.abs(exponent);
        return exponent < 0
                ? of(denominator.pow(size), numerator.pow(size))
                : of(numerator.pow(size), denominator.pow(size));
    }

    public BigInteger floor() {
        var parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    /// Whether it can be written as a decimal with finitely many digits.
    public boolean isFiniteDecimal() {
        var rest = denominator.shiftRight(Math.max(0, denominator.getLowestSetBit()));
        int fives = rest.bitLength() / 2 + 1;
        return fives < 5_000 && BigInteger.valueOf(5).pow(fives).mod(rest).signum() == 0;
    }

    BigDecimal rounded(MathContext precision) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), precision);
    }

    @Override
    public int compareTo(Rational other) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return isWhole() ? numerator.toString() : numerator + "/" + denominator;
    }
}
