package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.value.Expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// A number that was written as a decimal: `-3.14`, `6.02 · 10^23`.
///
/// @param value its unscaled value shows how many digits were written
public record WrittenDecimal(BigDecimal value) {

    private static final BigInteger MOST_EXPONENT = BigInteger.valueOf(1_000);

    public static Optional<WrittenDecimal> of(Expression expression) {
        return switch (expression) {
            case Expression.Decimal(var value) -> Optional.of(new WrittenDecimal(value));
            case Expression.Negation(var of) ->
                    of(of).map(written -> new WrittenDecimal(written.value.negate()));
            case Expression.Product(var factors) when factors.size() == 2 ->
                    of(factors.getFirst())
                            .flatMap(digits ->
                                    powerOfTen(factors.getLast())
                                            .map(digits.value::scaleByPowerOfTen))
                            .map(WrittenDecimal::new);
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> powerOfTen(Expression expression) {
        return switch (expression) {
            case Expression.Power(Expression.Whole(var ten), Expression.Whole(var exponent))
                    when ten.equals(BigInteger.TEN) && exponent.compareTo(MOST_EXPONENT) < 0 ->
                    Optional.of(exponent.intValue());
            case Expression.Power(
                            Expression.Whole(var ten),
                            Expression.Negation(Expression.Whole(var exponent)))
                    when ten.equals(BigInteger.TEN) && exponent.compareTo(MOST_EXPONENT) < 0 ->
                    Optional.of(-exponent.intValue());
            default -> Optional.empty();
        };
    }

    public int significantDigits() {
        return value.signum() == 0 ? 0 : value.precision();
    }

    /// Half a unit of the last digit that was written.
    public BigDecimal halfUnit() {
        return value.ulp().multiply(new BigDecimal("0.5"));
    }
}
