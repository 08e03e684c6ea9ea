package dev.reckoner.answer.exact;

import dev.reckoner.answer.value.Function;

import java.math.BigInteger;
import java.util.List;

/// What a monomial is a product of. Atoms of different kinds or content have no algebraic relation
/// that [Monomial] does not know, [Opaque] ones excepted.
sealed interface Atom {

    /// `base` to the power of `exponent`: `x`, the fifth root of 2, `e^(xy)`, `2^n`. A constant
    /// exponent is the empty monomial; numeric factors of an exponent stand in the monomial that
    /// has this atom.
    record Power(Base base, Monomial exponent) implements Atom {

        boolean isConstantPower() {
            return exponent.isOne();
        }
    }

    sealed interface Base {}

    record Variable(String name) implements Base {}

    record Prime(BigInteger value) implements Base {}

    enum Transcendental implements Base {
        PI,
        E
    }

    enum Unit implements Atom {
        I
    }

    /// A function of which nothing is used but that equal arguments give equal values.
    record Opaque(Function function, List<Ratio> arguments) implements Atom {
        public Opaque {
            arguments = List.copyOf(arguments);
        }
    }

    /// A power that no law for the other kinds covers.
    record OpaquePower(Ratio base, Ratio exponent) implements Atom {}

    /// A function that the problem named.
    record Named(String name, List<Ratio> arguments) implements Atom {
        public Named {
            arguments = List.copyOf(arguments);
        }
    }
}
