package dev.reckoner.answer.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/// Values of real constants to many digits, by integer arithmetic alone.
final class Decimals {

    private static final MathContext WORKING = new MathContext(130);

    /// By Machin's formula, `π/4 = 4 arctan 1/5 - arctan 1/239`.
    private static final BigDecimal PI =
            arctanOfInverse(5)
                    .multiply(BigDecimal.valueOf(4))
                    .subtract(arctanOfInverse(239))
                    .multiply(BigDecimal.valueOf(4));

    private static final BigDecimal E = exponential();

    static Optional<BigDecimal> of(Polynomial polynomial, MathContext precision) {
        var sum = BigDecimal.ZERO;
        for (var term : polynomial.terms().entrySet()) {
            var product = term.getValue().rounded(WORKING);
            for (var factor : term.getKey().exponents().entrySet()) {
                var power = power(factor.getKey(), factor.getValue());
                if (power.isEmpty()) {
                    return Optional.empty();
                }
                product = product.multiply(power.get(), WORKING);
            }
            sum = sum.add(product, WORKING);
        }
        return Optional.of(sum.round(precision));
    }

    private static Optional<BigDecimal> power(Atom atom, Rational exponent) {
        if (!(atom instanceof Atom.Power power)
                || !power.isConstantPower()
                || exponent.numerator().abs().bitLength() > 6
                || exponent.denominator().bitLength() > 6) {
            return Optional.empty();
        }
        return switch (power.base()) {
            case Atom.Variable _ -> Optional.empty();
            case Atom.Prime(var prime) -> Optional.of(power(new BigDecimal(prime), exponent));
            case Atom.Transcendental.PI -> Optional.of(power(PI, exponent));
            case Atom.Transcendental.E -> Optional.of(power(E, exponent));
        };
    }

    private static BigDecimal power(BigDecimal base, Rational exponent) {
        int above = exponent.numerator().intValueExact();
        var power = base.pow(above, WORKING);
        return root(power, exponent.denominator().intValueExact());
    }

    /// The root of a positive number, digit by digit of the integer root.
    private static BigDecimal root(BigDecimal radicand, int degree) {
        if (degree == 1) {
            return radicand;
        }
        int digits = WORKING.getPrecision();
        var scaled = radicand.scaleByPowerOfTen(digits * degree).toBigInteger();
        return new BigDecimal(WholeNumbers.root(scaled, degree), digits);
    }

    private static BigDecimal arctanOfInverse(int n) {
        var scale = BigInteger.TEN.pow(WORKING.getPrecision() + 10);
        var power = scale.divide(BigInteger.valueOf(n));
        var square = BigInteger.valueOf((long) n * n);
        var sum = BigInteger.ZERO;
        for (int i = 1; power.signum() != 0; i += 2) {
            var term = power.divide(BigInteger.valueOf(i));
            sum = i % 4 == 1 ? sum.add(term) : sum.subtract(term);
            power = power.divide(square);
        }
        return new BigDecimal(sum, WORKING.getPrecision() + 10);
    }

    private static BigDecimal exponential() {
        var term = BigInteger.TEN.pow(WORKING.getPrecision() + 10);
        var sum = BigInteger.ZERO;
        for (int i = 1; term.signum() != 0; i++) {
            sum = sum.add(term);
            term = term.divide(BigInteger.valueOf(i));
        }
        return new BigDecimal(sum, WORKING.getPrecision() + 10);
    }

    private Decimals() {}
}
