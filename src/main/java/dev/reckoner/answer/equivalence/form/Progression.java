package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.exact.NormalForm;
import dev.reckoner.answer.exact.Ratio;
import dev.reckoner.answer.exact.Ratio.Comparison;
import dev.reckoner.answer.exact.Rational;
import dev.reckoner.answer.value.Expression;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The numbers `offset + k · step` for all integers `k`.
///
/// @param step a constant other than zero
public record Progression(Ratio offset, Ratio step) {

    private static final int MOST_CLASSES = 500;

    /// @return empty if the term is not a line in the parameter
    public static Optional<Progression> of(Expression term, String parameter) {
        return NormalForm.of(term) instanceof NormalForm.Found(var ratio, _)
                ? ratio.linear()
                        .filter(line -> line.variable().equals(parameter))
                        .map(line -> new Progression(line.constant(), line.slope()))
                : Optional.empty();
    }

    /// A residue class.
    public static Optional<Progression> of(Expression representative, Expression modulus) {
        return NormalForm.of(representative) instanceof NormalForm.Found(var offset, _)
                        && NormalForm.of(modulus) instanceof NormalForm.Found(var step, _)
                        && step.number().filter(number -> number.signum() != 0).isPresent()
                ? Optional.of(new Progression(offset, step))
                : Optional.empty();
    }

    /// Whether the progressions together have the same members. Each is split into classes of one
    /// step that is common to all.
    public static Comparison compare(List<Progression> some, List<Progression> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        var unit = all.getFirst().step;
        var common = BigInteger.ONE;
        var over = BigInteger.ZERO;
        for (Progression each : all) {
            var multiple = each.step.dividedBy(unit).flatMap(Ratio::number);
            if (multiple.isEmpty()) {
                return Comparison.UNKNOWN;
            }
            var above = multiple.get().numerator().abs();
            common = common.multiply(above).divide(common.gcd(above));
            over = over.gcd(multiple.get().denominator());
        }
        var step = Rational.of(common).dividedBy(Rational.of(over));
        var expected = offsets(some, unit, step);
        var given = offsets(others, unit, step);
        if (expected.isEmpty() || given.isEmpty()) {
            return Comparison.UNKNOWN;
        }
        return expected.get().equals(given.get()) ? Comparison.EQUAL : Comparison.DIFFERENT;
    }

    /// The offsets of all classes in units of `unit`, each less than the step; empty where they are
    /// too many or not rational multiples of each other.
    private static Optional<Set<Object>> offsets(
            List<Progression> progressions, Ratio unit, Rational step) {
        var offsets = new HashSet<Object>();
        for (Progression each : progressions) {
            var own = each.step.dividedBy(unit).flatMap(Ratio::number).orElseThrow().abs();
            var offset = each.offset.dividedBy(unit);
            var classes = step.dividedBy(own);
            if (offset.isEmpty()
                    || classes.numerator().bitLength() > 9
                    || offsets.size() > MOST_CLASSES) {
                return Optional.empty();
            }
            var first = offset.get().splitConstant();
            for (int i = 0; i < classes.numerator().intValue(); i++) {
                var at = first.number().plusTimes(own, i);
                offsets.add(List.of(first.rest(), at.modulo(step)));
            }
        }
        return Optional.of(offsets);
    }
}
