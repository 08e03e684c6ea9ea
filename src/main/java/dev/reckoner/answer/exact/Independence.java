package dev.reckoner.answer.exact;

import java.util.Set;

/// Whether no algebraic relation holds between atoms, so that a polynomial in them is zero only if
/// it has no terms.
///
/// It holds for variables, for exponentials of variables, for roots of different primes
/// (Besicovitch 1940), for `i`, and for one of `π` and `e` (Lindemann 1882). Whether `π` and `e`
/// together are independent is not known.
final class Independence {

    static boolean of(Set<Atom> atoms) {
        boolean pi = false;
        boolean e = false;
        for (Atom atom : atoms) {
            switch (atom) {
                case Atom.Power power -> {
                    if (!power.isConstantPower()
                            && (power.base() == Atom.Transcendental.PI
                                    || !isOfVariablesAlone(power.exponent()))) {
                        return false;
                    }
                    boolean constant = power.isConstantPower();
                    pi |= constant && power.base() == Atom.Transcendental.PI;
                    e |= constant && power.base() == Atom.Transcendental.E;
                }
                case Atom.Unit _ -> {}
                case Atom.Opaque _, Atom.OpaquePower _, Atom.Named _ -> {
                    return false;
                }
            }
        }
        return !(pi && e);
    }

    private static boolean isOfVariablesAlone(Monomial exponent) {
        return exponent.exponents().keySet().stream()
                .allMatch(atom ->
                        atom instanceof Atom.Power power
                                && power.isConstantPower()
                                && power.base() instanceof Atom.Variable);
    }

    private Independence() {}
}
