package dev.reckoner.answer.exact;

import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Constant;
import dev.reckoner.answer.value.Function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Computes one normal form, with a bound on the whole work.
final class NormalFormBuilder {

    /// A few tenths of a second: an operation on two small coefficients counts 8.
    private static final long MOST_WORK = 600_000;

    private static final int BITS_PER_UNIT = 16;

    private final Set<Object> partial = new HashSet<>();
    private final Powers powers = new Powers(partial);
    private final Functions functions = new Functions(partial, powers);
    private long work;

    Set<Object> partial() {
        return partial;
    }

    Ratio of(Expression expression) {
        var ratio =
                switch (expression) {
                    case Expression.Whole(var value) -> Ratio.of(Rational.of(value));
                    case Expression.Decimal(var value) -> Ratio.of(Rational.of(value));
                    case Expression.RepeatingDecimal(var head, var period) ->
                            Ratio.of(repeating(head, period));
                    case Expression.MixedNumber(var whole, var fraction) ->
                            of(whole).plus(of(fraction));
                    case Constant constant -> constant(constant);
                    case Expression.Symbol(var name) -> Ratio.of(Powers.variable(name));
                    case Expression.Sum(var terms) -> sum(terms);
                    case Expression.Product(var factors) -> product(factors);
                    case Expression.Quotient(var above, var below) -> of(above).over(of(below));
                    case Expression.Power(var base, var exponent) -> power(base, exponent);
                    case Expression.Negation(var negated) -> of(negated).negated();
                    case Expression.PlusMinus _ -> throw new NotExact("stands for two values");
                    case Expression.Apply(var function, var arguments) ->
                            functions.of(function, arguments.stream().map(this::of).toList());
                    case Expression.Call(var name, var arguments) ->
                            Ratio.of(
                                    new Atom.Named(
                                            name.name(),
                                            arguments.stream().map(this::of).toList()));
                };
        charge(ratio);
        return ratio;
    }

    private Ratio sum(List<Expression> terms) {
        var sum = Ratio.ZERO;
        for (Expression term : terms) {
            var next = of(term);
            if (!sum.denominator().equals(next.denominator())) {
                charge(sum, next);
            }
            sum = sum.plus(next);
            charge(sum);
        }
        return sum;
    }

    private Ratio product(List<Expression> factors) {
        var product = Ratio.ONE;
        for (Expression factor : factors) {
            var next = of(factor);
            charge(product, next);
            product = product.times(next);
            charge(product);
        }
        return product;
    }

    private Ratio power(Expression base, Expression exponent) {
        var raised = of(base);
        return powers.of(raised, of(exponent));
    }

    private static Ratio constant(Constant constant) {
        return switch (constant) {
            case PI -> Ratio.of(Powers.atom(Atom.Transcendental.PI));
            case E -> Ratio.of(Powers.atom(Atom.Transcendental.E));
            case I -> Ratio.of(Atom.Unit.I);
            case INFINITY -> throw new NotExact("is infinite");
            case UNDEFINED -> throw new NotExact("is undefined");
        };
    }

    /// `head` followed by the period for ever: the period over as many nines, shifted behind the
    /// digits of `head`.
    private static Rational repeating(BigDecimal head, String period) {
        var nines = BigInteger.TEN.pow(period.length()).subtract(BigInteger.ONE);
        var shift = BigInteger.TEN.pow(Math.max(0, head.scale()));
        return Rational.of(head).plus(Rational.of(new BigInteger(period), nines.multiply(shift)));
    }

    /// Before each part of one is multiplied with each part of the other.
    private void charge(Ratio one, Ratio other) {
        long pairs = (long) terms(one) * terms(other);
        work += pairs * (8 + (bits(one) + bits(other)) / BITS_PER_UNIT);
        check();
    }

    private static int terms(Ratio ratio) {
        return ratio.numerator().terms().size() + ratio.denominator().terms().size();
    }

    /// Of a coefficient that stands for all.
    private static int bits(Ratio ratio) {
        return ratio.numerator().terms().values().stream()
                .findFirst()
                .map(first -> first.numerator().bitLength() + first.denominator().bitLength())
                .orElse(0);
    }

    private void check() {
        if (work > MOST_WORK) {
            throw NotExact.tooLarge();
        }
    }

    private void charge(Ratio ratio) {
        for (Polynomial part : List.of(ratio.numerator(), ratio.denominator())) {
            for (Rational coefficient : part.terms().values()) {
                work +=
                        8
                                + (coefficient.numerator().bitLength()
                                                + coefficient.denominator().bitLength())
                                        / BITS_PER_UNIT;
            }
        }
        check();
    }

    static boolean isPartial(Function function) {
        return switch (function) {
            case SQRT,
                    ROOT,
                    ABS,
                    FLOOR,
                    CEILING,
                    MIN,
                    MAX,
                    EXP,
                    SIN,
                    COS,
                    SINH,
                    COSH,
                    TANH,
                    ARCTAN,
                    ARCCOT,
                    ARSINH,
                    RE,
                    IM,
                    CONJUGATE ->
                    false;
            case FACTORIAL,
                    DOUBLE_FACTORIAL,
                    BINOMIAL,
                    GCD,
                    LCM,
                    LN,
                    LOG,
                    TAN,
                    COT,
                    SEC,
                    CSC,
                    ARCSIN,
                    ARCCOS,
                    ARCOSH,
                    ARTANH,
                    MOD,
                    GAMMA,
                    ZETA,
                    TOTIENT ->
                    true;
        };
    }
}
