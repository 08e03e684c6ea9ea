package dev.reckoner.answer.exact;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/// A product of powers of atoms, each with an exponent other than zero. Of a prime's constant power
/// only the part between 0 and 1 is here, and `i` has exponent 1: the rest is in the coefficient.
record Monomial(Map<Atom, Rational> exponents) {

    static final Monomial ONE = new Monomial(Map.of());

    Monomial {
        exponents = Map.copyOf(exponents);
    }

    static Monomial of(Atom atom) {
        return new Monomial(Map.of(atom, Rational.ONE));
    }

    boolean isOne() {
        return exponents.isEmpty();
    }

    /// A number times a monomial.
    record Term(Rational coefficient, Monomial monomial) {}

    Term times(Monomial other) {
        if (isOne()) {
            return new Term(Rational.ONE, other);
        }
        if (other.isOne()) {
            return new Term(Rational.ONE, this);
        }
        var product = new HashMap<>(exponents);
        other.exponents.forEach((atom, exponent) -> product.merge(atom, exponent, Rational::plus));
        return folded(product);
    }

    /// @throws NotExact if an exponent would not be whole where it has to be, or is too large
    Term power(Rational exponent) {
        var power = new HashMap<Atom, Rational>();
        exponents.forEach((atom, each) -> power.put(atom, each.times(exponent)));
        return folded(power);
    }

    private static Term folded(Map<Atom, Rational> exponents) {
        var coefficient = Rational.ONE;
        var kept = new HashMap<Atom, Rational>();
        for (var entry : exponents.entrySet()) {
            var exponent = entry.getValue();
            if (exponent.signum() == 0) {
                continue;
            }
            switch (entry.getKey()) {
                case Atom.Power(Atom.Prime(var prime), var of) when of.isOne() -> {
                    var whole = exponent.floor();
                    coefficient = coefficient.times(Rational.of(prime).power(small(whole)));
                    keep(kept, entry.getKey(), exponent.minus(Rational.of(whole)));
                }
                case Atom.Unit _ -> {
                    int turns = whole(exponent).mod(BigInteger.valueOf(4)).intValue();
                    coefficient = turns >= 2 ? coefficient.negated() : coefficient;
                    keep(kept, entry.getKey(), Rational.of(turns % 2));
                }
                case Atom.Power atom -> keep(kept, atom, exponent);
                case Atom.Opaque _, Atom.OpaquePower _, Atom.Named _ ->
                        keep(kept, entry.getKey(), Rational.of(whole(exponent)));
            }
        }
        return new Term(coefficient, kept.isEmpty() ? ONE : new Monomial(kept));
    }

    private static void keep(Map<Atom, Rational> kept, Atom atom, Rational exponent) {
        if (exponent.signum() != 0) {
            kept.put(atom, exponent);
        }
    }

    private static int small(BigInteger exponent) {
        if (exponent.bitLength() > 20) {
            throw NotExact.tooLarge();
        }
        return exponent.intValue();
    }

    private static BigInteger whole(Rational exponent) {
        if (!exponent.isWhole()) {
            throw new NotExact("has a fractional power of a term");
        }
        return exponent.numerator();
    }
}
