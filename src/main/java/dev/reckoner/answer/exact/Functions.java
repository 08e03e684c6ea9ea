package dev.reckoner.answer.exact;

import dev.reckoner.answer.value.Function;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Values of functions: computed for numbers, opaque for what has none.
final class Functions {

    private static final BigInteger MOST_EXPANDED = BigInteger.valueOf(12);

    private final Set<Object> partial;
    private final Powers powers;

    Functions(Set<Object> partial, Powers powers) {
        this.partial = partial;
        this.powers = powers;
    }

    Ratio of(Function function, List<Ratio> arguments) {
        var first = arguments.getFirst();
        var last = arguments.getLast();
        return switch (function) {
            case SQRT -> powers.root(first, BigInteger.TWO);
            case ROOT -> root(first, last);
            case EXP -> powers.of(Ratio.of(Powers.atom(Atom.Transcendental.E)), first);
            case LN -> logarithm(first);
            case LOG -> logarithm(first).over(logarithm(last));
            case FACTORIAL -> factorial(function, first, 1);
            case DOUBLE_FACTORIAL -> factorial(function, first, 2);
            case BINOMIAL -> binomial(first, last);
            case ABS -> ofNumber(function, first, Rational::abs);
            case FLOOR -> ofNumber(function, first, number -> Rational.of(number.floor()));
            case CEILING ->
                    ofNumber(
                            function,
                            first,
                            number -> Rational.of(number.negated().floor()).negated());
            case TOTIENT ->
                    ofNumber(
                            function,
                            first,
                            number -> Rational.of(WholeNumbers.totient(whole(number))));
            case GAMMA -> gamma(first);
            case GCD -> fold(function, arguments, (a, b) -> Rational.of(whole(a).gcd(whole(b))));
            case LCM -> fold(function, arguments, Functions::lcm);
            case MIN -> fold(function, arguments, (a, b) -> a.compareTo(b) <= 0 ? a : b);
            case MAX -> fold(function, arguments, (a, b) -> a.compareTo(b) >= 0 ? a : b);
            case MOD -> fold(function, arguments, Functions::mod);
            case SIN, TAN, ARCSIN, ARCTAN, SINH, TANH, ARSINH, ARTANH ->
                    zeroAtZero(function, first);
            case COS, COSH, SEC -> oneAtZero(function, first);
            case COT, CSC, ARCCOS, ARCCOT, ARCOSH, ZETA, RE, IM, CONJUGATE ->
                    opaque(function, arguments);
        };
    }

    private Ratio root(Ratio radicand, Ratio degree) {
        var number = degree.number().filter(Rational::isWhole).filter(each -> each.signum() > 0);
        if (number.isEmpty()) {
            throw new NotExact("has a root whose degree is not a positive whole number");
        }
        return powers.root(radicand, number.get().numerator());
    }

    /// `ln(q)` for a rational `q > 0` is a sum of logarithms of primes; `ln(e) = 1`.
    private Ratio logarithm(Ratio argument) {
        if (argument.equals(Ratio.of(Powers.atom(Atom.Transcendental.E)))) {
            return Ratio.ONE;
        }
        var number = argument.number();
        if (number.isEmpty()) {
            return opaque(Function.LN, List.of(argument));
        }
        if (number.get().signum() == 0) {
            throw NotExact.undefined("the logarithm of zero");
        }
        var above = WholeNumbers.factors(number.get().numerator().abs());
        var below = WholeNumbers.factors(number.get().denominator());
        if (number.get().signum() < 0 || above.isEmpty() || below.isEmpty()) {
            return opaque(Function.LN, List.of(argument));
        }
        var sum = Ratio.ZERO;
        for (var factor : above.get().entrySet()) {
            sum =
                    sum.plus(
                            ofPrime(factor.getKey())
                                    .times(Ratio.of(Rational.of(factor.getValue()))));
        }
        for (var factor : below.get().entrySet()) {
            sum =
                    sum.minus(
                            ofPrime(factor.getKey())
                                    .times(Ratio.of(Rational.of(factor.getValue()))));
        }
        return sum;
    }

    private static Ratio ofPrime(BigInteger prime) {
        return Ratio.of(new Atom.Opaque(Function.LN, List.of(Ratio.of(Rational.of(prime)))));
    }

    private Ratio factorial(Function function, Ratio of, int step) {
        return of.number().isEmpty()
                ? opaque(function, List.of(of))
                : Ratio.of(
                        Rational.of(
                                WholeNumbers.factorial(whole(of.number().orElseThrow()), step)));
    }

    /// `Γ(n) = (n - 1)!` for whole `n > 0`.
    private Ratio gamma(Ratio of) {
        var whole = of.number().filter(Rational::isWhole);
        return whole.isEmpty()
                ? opaque(Function.GAMMA, List.of(of))
                : Ratio.of(
                        Rational.of(
                                WholeNumbers.factorial(
                                        whole.get().numerator().subtract(BigInteger.ONE), 1)));
    }

    /// `C(x, k) = x(x - 1)…(x - k + 1) / k!` for a small whole `k`.
    private Ratio binomial(Ratio above, Ratio below) {
        var k = below.number().filter(Rational::isWhole).map(Rational::numerator);
        var n = above.number().filter(Rational::isWhole).map(Rational::numerator);
        if (k.isPresent() && n.isPresent()) {
            return Ratio.of(Rational.of(WholeNumbers.binomial(n.get(), k.get())));
        }
        if (k.isEmpty() || k.get().signum() < 0 || k.get().compareTo(MOST_EXPANDED) > 0) {
            return opaque(Function.BINOMIAL, List.of(above, below));
        }
        var product = Ratio.ONE;
        for (int i = 0; i < k.get().intValue(); i++) {
            product = product.times(above.minus(Ratio.of(Rational.of(i))));
        }
        return product.over(Ratio.of(Rational.of(WholeNumbers.factorial(k.get(), 1))));
    }

    private Ratio ofNumber(Function function, Ratio argument, UnaryOperator<Rational> law) {
        return argument.number()
                .map(number -> Ratio.of(law.apply(number)))
                .orElseGet(() -> opaque(function, List.of(argument)));
    }

    private Ratio fold(Function function, List<Ratio> arguments, BinaryOperator<Rational> law) {
        var numbers = arguments.stream().map(Ratio::number).flatMap(Optional::stream).toList();
        return numbers.size() < arguments.size()
                ? opaque(function, arguments)
                : Ratio.of(numbers.stream().reduce(law).orElseThrow());
    }

    private static Rational lcm(Rational a, Rational b) {
        if (a.signum() == 0 || b.signum() == 0) {
            return Rational.ZERO;
        }
        return Rational.of(whole(a).multiply(whole(b)).abs().divide(whole(a).gcd(whole(b))));
    }

    private static Rational mod(Rational a, Rational b) {
        if (b.signum() == 0) {
            throw NotExact.undefined("a remainder of a division by zero");
        }
        return a.minus(b.abs().times(Rational.of(a.over(b.abs()).floor())));
    }

    private Ratio zeroAtZero(Function function, Ratio argument) {
        return argument.equals(Ratio.ZERO) ? Ratio.ZERO : opaque(function, List.of(argument));
    }

    private Ratio oneAtZero(Function function, Ratio argument) {
        return argument.equals(Ratio.ZERO) ? Ratio.ONE : opaque(function, List.of(argument));
    }

    private Ratio opaque(Function function, List<Ratio> arguments) {
        var atom = new Atom.Opaque(function, arguments);
        if (NormalFormBuilder.isPartial(function)) {
            partial.add(atom);
        }
        return Ratio.of(atom);
    }

    private static BigInteger whole(Rational number) {
        if (!number.isWhole()) {
            throw new NotExact("has a function of whole numbers, applied to " + number);
        }
        return number.numerator();
    }
}
