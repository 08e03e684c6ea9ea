package dev.reckoner.answer.exact;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The line `slope · variable + constant`.
///
/// @param slope a constant other than zero
public record Linear(String variable, Ratio slope, Ratio constant) {

    static Optional<Linear> of(Ratio ratio) {
        var names = ratio.variables();
        if (names.size() != 1 || !ratio.denominator().equals(Polynomial.ONE)) {
            return Optional.empty();
        }
        String name = names.iterator().next();
        var atom = Powers.variable(name);
        var slope = new HashMap<Monomial, Rational>();
        var constant = new HashMap<Monomial, Rational>();
        for (Map.Entry<Monomial, Rational> term : ratio.numerator().terms().entrySet()) {
            var exponents = new HashMap<>(term.getKey().exponents());
            var degree = exponents.remove(atom);
            var rest = new Monomial(exponents);
            if (!isConstant(rest) || degree != null && !degree.equals(Rational.ONE)) {
                return Optional.empty();
            }
            (degree == null ? constant : slope).put(rest, term.getValue());
        }
        return Optional.of(
                new Linear(
                        name, Ratio.of(new Polynomial(slope)), Ratio.of(new Polynomial(constant))));
    }

    private static boolean isConstant(Monomial monomial) {
        return Ratio.of(Polynomial.of(new Monomial.Term(Rational.ONE, monomial))).isConstant();
    }

    /// Where the line is zero.
    public Optional<Ratio> zero() {
        return constant.negated().dividedBy(slope);
    }
}
