package dev.reckoner.answer.exact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// A sum of monomials with rational coefficients other than zero. Exponents may be negative.
record Polynomial(Map<Monomial, Rational> terms) {

    static final Polynomial ZERO = new Polynomial(Map.of());
    static final Polynomial ONE = of(Rational.ONE);

    static final int MOST_TERMS = 1_000;

    Polynomial {
        terms = Map.copyOf(terms);
    }

    static Polynomial of(Rational value) {
        return of(new Monomial.Term(value, Monomial.ONE));
    }

    static Polynomial of(Monomial.Term term) {
        return term.coefficient().signum() == 0
                ? ZERO
                : new Polynomial(Map.of(term.monomial(), term.coefficient()));
    }

    static Polynomial of(Atom atom) {
        return new Polynomial(Map.of(Monomial.of(atom), Rational.ONE));
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    /// The number that it is; empty if it has other terms.
    Optional<Rational> number() {
        return switch (terms.size()) {
            case 0 -> Optional.of(Rational.ZERO);
            case 1 -> Optional.ofNullable(terms.get(Monomial.ONE));
            default -> Optional.empty();
        };
    }

    /// Its only term; empty if it has none or several.
    Optional<Monomial.Term> term() {
        return terms.size() == 1
                ? terms.entrySet().stream()
                        .map(each -> new Monomial.Term(each.getValue(), each.getKey()))
                        .findFirst()
                : Optional.empty();
    }

    Polynomial plus(Polynomial other) {
        var sum = new HashMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> add(sum, monomial, coefficient));
        return bounded(sum);
    }

    Polynomial minus(Polynomial other) {
        return plus(other.negated());
    }

    Polynomial negated() {
        return times(Rational.of(-1));
    }

    Polynomial times(Rational factor) {
        if (factor.signum() == 0) {
            return ZERO;
        }
        var product = new HashMap<Monomial, Rational>();
        terms.forEach((monomial, each) -> product.put(monomial, each.times(factor)));
        return new Polynomial(product);
    }

    Polynomial times(Polynomial other) {
        if ((long) terms.size() * other.terms.size() > 20L * MOST_TERMS) {
            throw NotExact.tooLarge();
        }
        var product = new HashMap<Monomial, Rational>();
        terms.forEach((mine, myCoefficient) ->
                other.terms.forEach((its, itsCoefficient) -> {
                    var term = mine.times(its);
                    add(
                            product,
                            term.monomial(),
                            myCoefficient.times(itsCoefficient).times(term.coefficient()));
                }));
        return bounded(product);
    }

    private static void add(Map<Monomial, Rational> sum, Monomial monomial, Rational coefficient) {
        var total = sum.getOrDefault(monomial, Rational.ZERO).plus(coefficient);
        if (total.signum() == 0) {
            sum.remove(monomial);
        } else {
            sum.put(monomial, total);
        }
    }

    private static Polynomial bounded(Map<Monomial, Rational> terms) {
        if (terms.size() > MOST_TERMS) {
            throw NotExact.tooLarge();
        }
        return new Polynomial(terms);
    }

    /// The number that the other is multiplied by to give this; empty if there is none.
    Optional<Rational> multipleOf(Polynomial other) {
        if (isZero() || !terms.keySet().equals(other.terms.keySet())) {
            return Optional.empty();
        }
        var factors = new HashSet<Rational>();
        terms.forEach((monomial, each) ->
                factors.add(each.over(other.terms.getOrDefault(monomial, Rational.ONE))));
        return factors.size() == 1 ? factors.stream().findFirst() : Optional.empty();
    }

    /// The total degree in the variables; empty if it has other atoms than these, or is no
    /// polynomial in them.
    OptionalInt degree() {
        int degree = 0;
        for (Monomial monomial : terms.keySet()) {
            int sum = 0;
            for (var factor : monomial.exponents().entrySet()) {
                boolean variable =
                        factor.getKey() instanceof Atom.Power(Atom.Variable _, var of)
                                && of.isOne();
                if (!variable || !factor.getValue().isWhole() || factor.getValue().signum() < 0) {
                    return OptionalInt.empty();
                }
                sum += factor.getValue().numerator().intValue();
            }
            degree = Math.max(degree, sum);
        }
        return OptionalInt.of(degree);
    }

    Set<Atom> atoms() {
        return terms.keySet().stream()
                .flatMap(monomial -> monomial.exponents().keySet().stream())
                .collect(Collectors.toSet());
    }
}
