package dev.reckoner.answer.exact;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Laws of powers, only where they hold for every value:
///
/// - `a^n` for whole `n` is multiplied out;
/// - `q^(c₁m₁ + c₂m₂ + …)` for a rational `q > 0` is a product of powers of primes, one for each
///   monomial `m` of the exponent;
/// - the same for a single variable, for `e` and for `π`;
/// - `√-q = i√q`.
final class Powers {

    private static final int MOST_EXPONENT = 1_000;

    private final Set<Object> partial;

    Powers(Set<Object> partial) {
        this.partial = partial;
    }

    static Atom atom(Atom.Base base) {
        return new Atom.Power(base, Monomial.ONE);
    }

    static Atom variable(String name) {
        return atom(new Atom.Variable(name));
    }

    Ratio of(Ratio base, Ratio exponent) {
        var number = base.number();
        var power = exponent.number();
        if (number.isPresent() && power.isPresent()) {
            return ofNumbers(number.get(), power.get());
        }
        if (power.isPresent() && power.get().isWhole()) {
            return whole(base, power.get().numerator());
        }
        if (!exponent.denominator().equals(Polynomial.ONE)) {
            return opaque(base, exponent);
        }
        if (number.isPresent() && number.get().signum() > 0) {
            return factors(number.get())
                    .map(factors -> product(factors, exponent.numerator()))
                    .orElseGet(() -> opaque(base, exponent));
        }
        return base(base)
                .map(found -> product(Map.of(found, Rational.ONE), exponent.numerator()))
                .orElseGet(() -> opaque(base, exponent));
    }

    /// `√-q = i√q`; other roots of negative numbers have several readings and none is chosen.
    private Ratio ofNumbers(Rational base, Rational exponent) {
        if (exponent.isWhole()) {
            return ofWhole(base, exponent.numerator());
        }
        if (base.signum() == 0) {
            if (exponent.signum() < 0) {
                throw NotExact.undefined("division by zero");
            }
            return Ratio.ZERO;
        }
        if (base.signum() < 0 && !exponent.denominator().equals(BigInteger.TWO)) {
            throw new NotExact("has a fractional power of a negative number");
        }
        var positive =
                factors(base.abs())
                        .map(factors -> product(factors, Polynomial.of(exponent)))
                        .orElseGet(() -> opaque(Ratio.of(base.abs()), Ratio.of(exponent)));
        return base.signum() > 0
                ? positive
                : positive.times(whole(Ratio.of(Atom.Unit.I), exponent.numerator()));
    }

    private static Ratio ofWhole(Rational base, BigInteger exponent) {
        if (base.equals(Rational.ONE)) {
            return Ratio.ONE;
        }
        if (base.signum() == 0 && exponent.signum() <= 0) {
            throw NotExact.undefined("a power of zero whose exponent is not positive");
        }
        if (base.abs().equals(Rational.ONE)) {
            return Ratio.of(exponent.testBit(0) ? base : Rational.ONE);
        }
        if (exponent.bitLength() > 20) {
            throw NotExact.tooLarge();
        }
        return Ratio.of(base.power(exponent.intValue()));
    }

    private static Ratio whole(Ratio base, BigInteger exponent) {
        boolean single = base.term().isPresent();
        if (exponent.abs().compareTo(BigInteger.valueOf(MOST_EXPONENT * (single ? 1000L : 1)))
                > 0) {
            throw NotExact.tooLarge();
        }
        if (exponent.signum() == 0) {
            return Ratio.ONE;
        }
        return base.power(exponent.intValue());
    }

    Ratio root(Ratio radicand, BigInteger degree) {
        var number = radicand.number();
        boolean odd = degree.testBit(0);
        if (number.isPresent() && number.get().signum() < 0 && odd) {
            return root(radicand.negated(), degree).negated();
        }
        return of(radicand, Ratio.of(Rational.of(BigInteger.ONE, degree)));
    }

    private static Optional<Map<Atom.Base, Rational>> factors(Rational number) {
        var factors = new HashMap<Atom.Base, Rational>();
        var above = WholeNumbers.factors(number.numerator());
        var below = WholeNumbers.factors(number.denominator());
        if (above.isEmpty() || below.isEmpty()) {
            return Optional.empty();
        }
        above.get()
                .forEach((prime, times) -> factors.put(new Atom.Prime(prime), Rational.of(times)));
        below.get()
                .forEach((prime, times) -> factors.put(new Atom.Prime(prime), Rational.of(-times)));
        return Optional.of(factors);
    }

    /// The base, if it is a variable, `e` or `π` and nothing else.
    private static Optional<Atom.Base> base(Ratio ratio) {
        return ratio.term()
                .filter(term -> term.coefficient().equals(Rational.ONE))
                .map(Monomial.Term::monomial)
                .filter(monomial -> monomial.exponents().size() == 1)
                .flatMap(monomial -> monomial.exponents().entrySet().stream().findFirst())
                .filter(factor -> factor.getValue().equals(Rational.ONE))
                .flatMap(factor ->
                        factor.getKey() instanceof Atom.Power(var base, var of) && of.isOne()
                                ? Optional.of(base)
                                : Optional.empty());
    }

    private static Ratio product(Map<Atom.Base, Rational> factors, Polynomial exponent) {
        var product = Polynomial.ONE;
        for (var factor : factors.entrySet()) {
            for (var part : exponent.terms().entrySet()) {
                if (part.getKey().exponents().containsKey(Atom.Unit.I)) {
                    throw new NotExact("has an exponent that is not real");
                }
                var atom = new Atom.Power(factor.getKey(), part.getKey());
                var power = Monomial.of(atom).power(factor.getValue().times(part.getValue()));
                product = product.times(Polynomial.of(power));
            }
        }
        return Ratio.of(product);
    }

    private Ratio opaque(Ratio base, Ratio exponent) {
        var atom = new Atom.OpaquePower(base, exponent);
        if (!exponent.number().map(number -> number.signum() > 0).orElse(false)) {
            partial.add(atom);
        }
        return Ratio.of(atom);
    }
}
