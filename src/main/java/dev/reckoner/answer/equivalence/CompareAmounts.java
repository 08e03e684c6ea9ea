package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.UnitScale;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Amounts with units.
///
/// - The same unit: the amounts are compared. Units of one kind are converted: `1 m` is `100 cm`.
/// - Units of different kinds differ: `12 cm` is not `12 cm^2`.
/// - A unit on one side only: the amounts are compared, since the question names the unit.
/// - Per cent: `5 %` is `0.05`; where `5 %` is expected, `5` is per cent too. Where `5` is
///   expected, `5 %` may be five hundredths, so nothing is said.
/// - Degrees: `90°` is `π/2`; where either is in degrees and the other is the bare number of
///   degrees, they are the same.
final class CompareAmounts implements Equivalence.Rule {

    private static final String RULE = "unit";
    private static final String PERCENT = "%";
    private static final String DEGREES = "°";
    private static final String RADIANS = "rad";
    private static final Expression ONE = new Expression.Whole(BigInteger.ONE);

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        if (!(gold instanceof Value.Measured) && !(answer instanceof Value.Measured)) {
            return Optional.empty();
        }
        return amounts(inUnit(gold), inUnit(answer), equivalence);
    }

    private static Optional<Judgement> amounts(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        return switch (gold) {
            case Value.Measured(var expected, var unit)
                    when answer instanceof Value.Measured(var given, var other) ->
                    Optional.of(both(expected, unit, given, other, equivalence));
            case Value.Measured(var expected, var unit) when isBare(answer) ->
                    Optional.of(answerWithout(expected, unit, answer, equivalence));
            default ->
                    answer instanceof Value.Measured(var given, var unit) && isBare(gold)
                            ? Optional.of(goldWithout(gold, given, unit, equivalence))
                            : Optional.empty();
        };
    }

    /// A letter behind a number may be a variable or a unit; beside an amount with a unit it is
    /// one.
    private static Value inUnit(Value value) {
        return value instanceof Value.Scalar(Expression.Product(var factors))
                        && factors.size() == 2
                        && isUnit(unit(factors.getLast()))
                ? new Value.Measured(new Value.Scalar(factors.getFirst()), unit(factors.getLast()))
                : value;
    }

    private static boolean isUnit(String unit) {
        return UnitScale.areKnown(unit, unit);
    }

    /// `m` and `m^2`; blank where it is neither a letter nor a power of one.
    private static String unit(Expression factor) {
        return switch (factor) {
            case Expression.Symbol(var name) -> name;
            case Expression.Power(Expression.Symbol(var name), Expression.Whole(var power)) ->
                    name + "^" + power;
            default -> "";
        };
    }

    private static boolean isBare(Value value) {
        return switch (value) {
            case Value.Scalar _, Value.Tuple _, Value.Listing _, Value.FiniteSet _ -> true;
            default -> false;
        };
    }

    private static Judgement both(
            Value gold, String unit, Value answer, String other, Equivalence equivalence)
            throws InterruptedException {
        if (unit.equals(other)) {
            return equivalence.judge(gold, answer);
        }
        var pureGold = asPureNumber(gold, unit);
        var pureAnswer = asPureNumber(answer, other);
        if (pureGold.isPresent() && pureAnswer.isPresent()) {
            return equivalence.judge(pureGold.get(), pureAnswer.get());
        }
        var converted =
                UnitScale.between(unit, other).flatMap(factor -> multiplied(answer, factor));
        if (converted.isPresent()) {
            return equivalence.judge(gold, converted.get());
        }
        return UnitScale.areKnown(unit, other)
                ? Judgement.different(RULE, "%s is not %s".formatted(other, unit))
                : Judgement.unknown(RULE, "%s and %s cannot be converted".formatted(other, unit));
    }

    private static Judgement answerWithout(
            Value gold, String unit, Value answer, Equivalence equivalence)
            throws InterruptedException {
        var bare = equivalence.judge(gold, answer);
        if (bare.isSame()) {
            return unit.equals("%")
                    ? Judgement.unknown(RULE, "the answer may mean per cent, or the number itself")
                    : Judgement.same(RULE, "the answer leaves out the unit " + unit);
        }
        var pure = asPureNumber(gold, unit);
        if (pure.isEmpty()) {
            return bare;
        }
        var judgement = equivalence.judge(pure.get(), answer);
        return judgement.isSame() || bare.isDifferent() ? judgement : bare;
    }

    private static Judgement goldWithout(
            Value gold, Value answer, String unit, Equivalence equivalence)
            throws InterruptedException {
        var pure = asPureNumber(answer, unit);
        if (pure.isPresent()) {
            var judgement = equivalence.judge(gold, pure.get());
            if (judgement.isSame()) {
                return judgement;
            }
        }
        var bare = equivalence.judge(gold, answer);
        if (!bare.isSame()) {
            return bare;
        }
        return unit.equals(PERCENT)
                ? Judgement.unknown(
                        "percent",
                        "the answer is in per cent, and the expected one does not say so")
                : Judgement.same(RULE, "the answer adds the unit " + unit);
    }

    /// Per cent, degrees and radians as the numbers that they are.
    private static Optional<Value> asPureNumber(Value amount, String unit) {
        return switch (unit) {
            case PERCENT -> multiplied(amount, over(ONE, 100));
            case DEGREES -> multiplied(amount, over(Expression.Constant.PI, 180));
            case RADIANS -> Optional.of(amount);
            default -> Optional.empty();
        };
    }

    private static Expression over(Expression above, long below) {
        return new Expression.Quotient(above, new Expression.Whole(BigInteger.valueOf(below)));
    }

    private static Optional<Value> multiplied(Value amount, Expression factor) {
        return amount instanceof Value.Scalar(var expression)
                ? Optional.of(new Value.Scalar(new Expression.Product(List.of(expression, factor))))
                : Optional.empty();
    }
}
