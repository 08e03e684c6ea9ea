package dev.reckoner.answer.exact;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `p/q = 0` is `p = 0` where no variable makes both zero: `y - 1/x = 0` is `xy - 1 = 0`.
///
/// A negative power of a variable is cleared by multiplying with it; some term is left without this
/// variable, so the product is not zero where the variable is. Of other denominators with several
/// terms nothing is said.
final class ClearDenominators {

    static Optional<Polynomial> of(Ratio ratio) {
        if (!ratio.denominator().equals(Polynomial.ONE)) {
            return Optional.empty();
        }
        var least = new HashMap<Atom, Rational>();
        for (Monomial monomial : ratio.numerator().terms().keySet()) {
            monomial.exponents()
                    .forEach((atom, exponent) -> {
                        if (atom instanceof Atom.Power(Atom.Variable _, var of) && of.isOne()) {
                            least.merge(atom, exponent, (a, b) -> a.compareTo(b) < 0 ? a : b);
                        }
                    });
        }
        var by = new HashMap<Atom, Rational>();
        for (Map.Entry<Atom, Rational> entry : least.entrySet()) {
            if (entry.getValue().signum() < 0) {
                by.put(entry.getKey(), entry.getValue().negated());
            }
        }
        var factor = Polynomial.of(new Monomial.Term(Rational.ONE, new Monomial(by)));
        return Optional.of(ratio.numerator().times(factor));
    }

    private ClearDenominators() {}
}
