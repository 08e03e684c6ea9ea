package dev.reckoner.answer.exact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// A quotient of two polynomials, not in lowest terms. The denominator is 1 or has several terms.
public record Ratio(Polynomial numerator, Polynomial denominator) {

    static final Ratio ZERO = of(Polynomial.ZERO);
    static final Ratio ONE = of(Polynomial.ONE);

    /// The most that the exponent of a sum times its terms may be.
    private static final int MOST_POWER = 400;

    /// Decimal places to which constants are computed.
    private static final MathContext PRECISION = new MathContext(80);

    /// Two different constants of the sizes that are written down differ by more than this.
    private static final BigDecimal NOTICEABLE = new BigDecimal("1e-50");

    static Ratio of(Polynomial polynomial) {
        return new Ratio(polynomial, Polynomial.ONE);
    }

    static Ratio of(Rational value) {
        return of(Polynomial.of(value));
    }

    static Ratio of(Atom atom) {
        return of(Polynomial.of(atom));
    }

    Ratio plus(Ratio other) {
        return denominator.equals(other.denominator)
                ? new Ratio(numerator.plus(other.numerator), denominator)
                : new Ratio(
                        numerator.times(other.denominator).plus(other.numerator.times(denominator)),
                        denominator.times(other.denominator));
    }

    Ratio minus(Ratio other) {
        return plus(other.negated());
    }

    Ratio negated() {
        return new Ratio(numerator.negated(), denominator);
    }

    Ratio times(Ratio other) {
        return new Ratio(numerator.times(other.numerator), denominator.times(other.denominator));
    }

    /// @throws NotExact if the other is zero
    Ratio over(Ratio other) {
        return times(other.inverse());
    }

    Ratio inverse() {
        if (numerator.isZero()) {
            throw NotExact.undefined("division by zero");
        }
        return numerator
                .term()
                .map(term -> denominator.times(inverse(term)))
                .map(Ratio::of)
                .orElseGet(() -> new Ratio(denominator, numerator));
    }

    private static Polynomial inverse(Monomial.Term term) {
        var inverse = term.monomial().power(Rational.of(-1));
        return Polynomial.of(
                new Monomial.Term(
                        inverse.coefficient().over(term.coefficient()), inverse.monomial()));
    }

    /// By repeated squaring.
    Ratio power(int exponent) {
        if (exponent < 0) {
            return inverse().power(-exponent);
        }
        var single = term();
        if (single.isPresent()) {
            var term = single.get().monomial().power(Rational.of(exponent));
            var coefficient = single.get().coefficient().power(exponent);
            return of(
                    Polynomial.of(
                            new Monomial.Term(
                                    coefficient.times(term.coefficient()), term.monomial())));
        }
        if ((long) exponent * (numerator.terms().size() + denominator.terms().size())
                > MOST_POWER) {
            throw NotExact.tooLarge();
        }
        var result = ONE;
        for (int bit = 31 - Integer.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
            result = result.times(result);
            if ((exponent >> bit & 1) == 1) {
                result = result.times(this);
            }
        }
        return result;
    }

    /// The number that it is; empty if it is none.
    public Optional<Rational> number() {
        return denominator.equals(Polynomial.ONE) ? numerator.number() : Optional.empty();
    }

    Optional<Monomial.Term> term() {
        return denominator.equals(Polynomial.ONE) ? numerator.term() : Optional.empty();
    }

    Set<Atom> atoms() {
        var atoms = new HashSet<>(numerator.atoms());
        atoms.addAll(denominator.atoms());
        return atoms;
    }

    /// Whether it has no variable.
    public boolean isConstant() {
        return variables().isEmpty();
    }

    /// The variables, those in arguments and exponents included.
    public Set<String> variables() {
        var found = new HashSet<String>();
        for (Atom atom : atoms()) {
            switch (atom) {
                case Atom.Power(var base, var exponent) -> {
                    if (base instanceof Atom.Variable(var name)) {
                        found.add(name);
                    }
                    found.addAll(
                            of(Polynomial.of(new Monomial.Term(Rational.ONE, exponent)))
                                    .variables());
                }
                case Atom.Unit _ -> {}
                case Atom.Opaque(_, var arguments) ->
                        arguments.forEach(each -> found.addAll(each.variables()));
                case Atom.OpaquePower(var base, var exponent) -> {
                    found.addAll(base.variables());
                    found.addAll(exponent.variables());
                }
                case Atom.Named(_, var arguments) ->
                        arguments.forEach(each -> found.addAll(each.variables()));
            }
        }
        return found;
    }

    /// How two terms compare.
    public enum Comparison {
        EQUAL,
        DIFFERENT,
        UNKNOWN
    }

    /// Equal terms are found to be equal wherever that follows from the laws that this package
    /// knows. Terms are found to be different only if no law can make them equal: their atoms are
    /// algebraically independent, or they differ by a number other than zero, or they are constants
    /// that differ in their first 50 digits.
    public Comparison compare(Ratio other) {
        try {
            if (equals(other)) {
                return Comparison.EQUAL;
            }
            var difference =
                    numerator.times(other.denominator).minus(other.numerator.times(denominator));
            if (difference.isZero()) {
                return Comparison.EQUAL;
            }
            boolean different =
                    Independence.of(difference.atoms())
                            || minus(other).number().isPresent()
                            || minus(other).decimal().filter(Ratio::isNoticeable).isPresent();
            return different ? Comparison.DIFFERENT : Comparison.UNKNOWN;
        } catch (NotExact _) {
            return Comparison.UNKNOWN;
        }
    }

    private static boolean isNoticeable(BigDecimal difference) {
        return difference.abs().compareTo(NOTICEABLE) > 0;
    }

    /// Its value to 50 digits and more behind the point, if it is a real constant made of
    /// rationals, roots, `π` and `e`.
    public Optional<BigDecimal> decimal() {
        return Decimals.of(numerator, PRECISION)
                .flatMap(above ->
                        Decimals.of(denominator, PRECISION)
                                .filter(Ratio::isNoticeable)
                                .map(below -> above.divide(below, PRECISION)));
    }

    /// This as a rational number plus the rest.
    public Split splitConstant() {
        var terms = new HashMap<>(numerator.terms());
        var number = terms.remove(Monomial.ONE);
        return number == null || !denominator.equals(Polynomial.ONE)
                ? new Split(Rational.ZERO, this)
                : new Split(number, of(new Polynomial(terms)));
    }

    /// @param rest has no rational part
    public record Split(Rational number, Ratio rest) {}

    /// The line `slope · variable + constant` that it is; empty if it is none, or has no or several
    /// variables.
    public Optional<Linear> linear() {
        return Linear.of(this);
    }

    /// The quotient of constants; empty where it is undefined or too large.
    public Optional<Ratio> dividedBy(Ratio other) {
        try {
            return Optional.of(over(other));
        } catch (NotExact _) {
            return Optional.empty();
        }
    }

    /// The difference; empty where it is too large.
    public Optional<Ratio> less(Ratio other) {
        try {
            return Optional.of(minus(other));
        } catch (NotExact _) {
            return Optional.empty();
        }
    }

    /// Whether it is a polynomial in variables.
    public boolean isPolynomial() {
        return denominator.equals(Polynomial.ONE) && numerator.degree().isPresent();
    }

    /// The total degree in the variables; 0 where it is no polynomial in them.
    public int degree() {
        return numerator.degree().orElse(0);
    }

    /// The number that the other is multiplied by to give this, where both stand for equations `… =
    /// 0` that it leaves the same; empty where there is none, or it cannot be told.
    public Optional<Rational> multipleOf(Ratio other) {
        try {
            return ClearDenominators.of(this)
                    .flatMap(mine ->
                            ClearDenominators.of(other).flatMap(its -> mine.multipleOf(its)));
        } catch (NotExact _) {
            return Optional.empty();
        }
    }
}
