package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.Shown;
import dev.reckoner.answer.equivalence.form.Tolerance;
import dev.reckoner.answer.equivalence.form.WrittenDecimal;
import dev.reckoner.answer.exact.NormalForm;
import dev.reckoner.answer.exact.Ratio;
import dev.reckoner.answer.exact.Rational;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.symbolic.SymbolicCheck;
import dev.reckoner.answer.value.Expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/// Numbers and terms are the same if their normal forms are; what those cannot tell is left to the
/// symbolic check.
///
/// - Whole numbers, fractions and exact forms are compared exactly, whatever tolerance is asked
///   for.
/// - A decimal in the answer is itself: `0.33` is not `1/3`, `0.5` is `1/2`.
/// - An expected decimal is what rounds to it, in the digits that it has. A number without a finite
///   decimal form, such as `π`, needs at least three significant digits for that, a longer decimal
///   six. With fewer than three a longer decimal is another number; else it is not known whether
///   the expected one is rounded or exact.
/// - With a tolerance, a decimal on either side may differ by it, unless a whole number is
///   expected.
final class CompareTerms {

    /// Significant digits from which an expected decimal may stand for π.
    private static final int FEW = 3;

    /// Significant digits from which an expected decimal stands for a longer one.
    private static final int MANY = 6;

    private static final MathContext PRECISION = new MathContext(60);

    private final SymbolicCheck check;
    private final Tolerance tolerance;
    private final boolean rounded;

    CompareTerms(SymbolicCheck check, Tolerance tolerance) {
        this(check, tolerance, false);
    }

    private CompareTerms(SymbolicCheck check, Tolerance tolerance, boolean rounded) {
        this.check = check;
        this.tolerance = tolerance;
        this.rounded = rounded;
    }

    CompareTerms exact() {
        return new CompareTerms(SymbolicCheck.NONE, tolerance, rounded);
    }

    CompareTerms rounded() {
        return new CompareTerms(check, tolerance, true);
    }

    Judgement judge(Expression gold, Expression answer) throws InterruptedException {
        var infinite = CompareInfinities.judge(gold, answer);
        if (infinite.isPresent()) {
            return infinite.get();
        }
        var exact = exactly(gold, answer);
        if (exact.isSame()) {
            return exact;
        }
        return approximately(gold, answer, exact)
                .orElse(exact.isUnknown() ? symbolically(gold, answer, exact) : exact);
    }

    private Judgement exactly(Expression gold, Expression answer) {
        return switch (NormalForm.of(gold)) {
            case NormalForm.None(var why) -> unknown(gold, answer, "the expected answer " + why);
            case NormalForm.Found expected ->
                    switch (NormalForm.of(answer)) {
                        case NormalForm.None(var why) -> unknown(gold, answer, "the answer " + why);
                        case NormalForm.Found given -> exactly(expected, given);
                    };
        };
    }

    private static Judgement unknown(Expression gold, Expression answer, String why) {
        return gold.equals(answer) && !why.contains("undefined")
                ? Judgement.same("same-term", "both are the same term")
                : Judgement.unknown("exact", why);
    }

    private static Judgement exactly(NormalForm.Found gold, NormalForm.Found answer) {
        var numbers = numbers(gold.ratio(), answer.ratio());
        return switch (gold.compare(answer)) {
            case EQUAL ->
                    numbers.isEmpty()
                            ? Judgement.same("normal-form", "both have the same normal form")
                            : Judgement.same("exact-number", "both are " + numbers.get()[0]);
            case DIFFERENT ->
                    numbers.isEmpty()
                            ? Judgement.different("normal-form", "their normal forms differ")
                            : Judgement.different(
                                    "exact-number",
                                    "%s was expected, and the answer is %s"
                                            .formatted((Object[]) numbers.get()));
            case UNKNOWN -> Judgement.unknown("exact", "exact rules cannot tell");
        };
    }

    private static Optional<String[]> numbers(Ratio gold, Ratio answer) {
        var expected = gold.number();
        var given = answer.number();
        return expected.isPresent() && given.isPresent()
                ? Optional.of(new String[] {Shown.of(expected.get()), Shown.of(given.get())})
                : Optional.empty();
    }

    private Judgement symbolically(Expression gold, Expression answer, Judgement exact)
            throws InterruptedException {
        if (exact.because().contains("undefined") || exact.because().contains("too large")) {
            return exact;
        }
        return check.compare(gold, answer);
    }

    /// @return empty if no decimal is compared with a value
    private Optional<Judgement> approximately(Expression gold, Expression answer, Judgement exact)
            throws InterruptedException {
        var expected = WrittenDecimal.of(gold);
        return switch (tolerance) {
            case Tolerance.None() -> Optional.empty();
            case Tolerance.OfRounding() ->
                    expected.isEmpty() ? Optional.empty() : rounded(expected.get(), answer);
            case Tolerance.Absolute(var most) ->
                    (expected.isEmpty() && WrittenDecimal.of(answer).isEmpty()) || isWhole(gold)
                            ? Optional.empty()
                            : within(most, gold, answer, exact);
        };
    }

    private Optional<Judgement> rounded(WrittenDecimal gold, Expression answer)
            throws InterruptedException {
        var given = decimal(answer);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var difference = given.get().subtract(gold.value()).abs();
        if (difference.compareTo(gold.halfUnit()) > 0) {
            return Optional.of(
                    Judgement.different(
                            "decimal", "the answer does not round to " + gold.value().toString()));
        }
        int digits = gold.significantDigits();
        boolean finite = isFinite(answer);
        if (rounded || digits >= (finite ? MANY : FEW)) {
            return Optional.of(
                    Judgement.same(
                            "rounding", "the answer rounds to the expected " + gold.value()));
        }
        return Optional.of(
                finite && digits < FEW
                        ? Judgement.different(
                                "decimal", "%s was expected exactly".formatted(gold.value()))
                        : Judgement.unknown(
                                "rounding",
                                "the answer rounds to %s, which may be exact or rounded"
                                        .formatted(gold.value())));
    }

    private Optional<Judgement> within(
            BigDecimal most, Expression gold, Expression answer, Judgement exact)
            throws InterruptedException {
        var expected = decimal(gold);
        var given = decimal(answer);
        if (expected.isEmpty() || given.isEmpty()) {
            return Optional.of(exact);
        }
        return Optional.of(
                expected.get().subtract(given.get()).abs().compareTo(most) <= 0
                        ? Judgement.same("tolerance", "they differ by at most " + most)
                        : Judgement.different("tolerance", "they differ by more than " + most));
    }

    private static boolean isWhole(Expression gold) {
        return number(gold).filter(Rational::isWhole).isPresent();
    }

    private static boolean isFinite(Expression answer) {
        return number(answer).filter(Rational::isFiniteDecimal).isPresent();
    }

    private static Optional<Rational> number(Expression expression) {
        return NormalForm.of(expression) instanceof NormalForm.Found(var ratio, _)
                ? ratio.number()
                : Optional.empty();
    }

    private Optional<BigDecimal> decimal(Expression constant) throws InterruptedException {
        if (!(NormalForm.of(constant) instanceof NormalForm.Found(var ratio, _))) {
            return check.decimal(constant);
        }
        if (!ratio.isConstant()) {
            return Optional.empty();
        }
        var number = ratio.number();
        if (number.isPresent()) {
            return Optional.of(
                    new BigDecimal(number.get().numerator())
                            .divide(new BigDecimal(number.get().denominator()), PRECISION));
        }
        var value = ratio.decimal();
        return value.isPresent() ? value : check.decimal(constant);
    }
}
