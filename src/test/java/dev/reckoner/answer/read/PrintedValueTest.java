package dev.reckoner.answer.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.read.Reading.Read;
import dev.reckoner.answer.value.Comparison;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Apply;
import dev.reckoner.answer.value.Expression.Constant;
import dev.reckoner.answer.value.Expression.Decimal;
import dev.reckoner.answer.value.Expression.MixedNumber;
import dev.reckoner.answer.value.Expression.Negation;
import dev.reckoner.answer.value.Expression.PlusMinus;
import dev.reckoner.answer.value.Expression.Power;
import dev.reckoner.answer.value.Expression.Product;
import dev.reckoner.answer.value.Expression.Quotient;
import dev.reckoner.answer.value.Expression.RepeatingDecimal;
import dev.reckoner.answer.value.Expression.Sum;
import dev.reckoner.answer.value.Expression.Symbol;
import dev.reckoner.answer.value.Expression.Whole;
import dev.reckoner.answer.value.Function;
import dev.reckoner.answer.value.PrintValue;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Brackets;
import dev.reckoner.answer.value.Value.FiniteSet;
import dev.reckoner.answer.value.Value.Interval;
import dev.reckoner.answer.value.Value.Listing;
import dev.reckoner.answer.value.Value.Matrix;
import dev.reckoner.answer.value.Value.Relation;
import dev.reckoner.answer.value.Value.Scalar;
import dev.reckoner.answer.value.Value.Tuple;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What is printed reads as the same tree: values made at random, 5,000 of them.
class PrintedValueTest {

    private static final List<Function> FUNCTIONS =
            List.of(
                    Function.SQRT,
                    Function.ABS,
                    Function.FLOOR,
                    Function.FACTORIAL,
                    Function.EXP,
                    Function.LN,
                    Function.SIN,
                    Function.ARCTAN,
                    Function.DOUBLE_FACTORIAL);

    private final Random random = new Random(37);

    @Test
    void readingWhatWasPrintedGivesTheSameTree() {
        for (int i = 0; i < 5_000; i++) {
            Value value = value();
            String print = PrintValue.of(value);
            assertThat(ReadValue.of(print)).as(print).isEqualTo(new Read(value));
        }
    }

    private Value value() {
        return switch (random.nextInt(8)) {
            case 0 -> new Tuple(Brackets.ROUND, members());
            case 1 -> new Listing(members());
            case 2 -> new FiniteSet(members());
            case 3 -> new Interval(term(2), random.nextBoolean(), term(2), random.nextBoolean());
            case 4 -> new Matrix(List.of(List.of(term(2), term(2)), List.of(term(2), term(2))));
            case 5 ->
                    new Relation(
                            List.of(term(2), term(2), term(2)),
                            List.of(Comparison.LESS, Comparison.LESS_OR_EQUAL));
            default -> new Scalar(term(4));
        };
    }

    private List<Value> members() {
        return IntStream.range(0, 2 + random.nextInt(2))
                .<Value>mapToObj(_ -> new Scalar(term(2)))
                .toList();
    }

    private Expression term(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(10)) {
            case 0 -> new Sum(terms(depth));
            case 1 -> new Product(terms(depth));
            case 2 -> new Quotient(term(depth - 1), term(depth - 1));
            case 3 -> new Power(term(depth - 1), term(depth - 1));
            case 4 -> new Negation(term(depth - 1));
            case 5 -> new PlusMinus(random.nextBoolean(), term(depth - 1));
            case 6 ->
                    new Apply(
                            FUNCTIONS.get(random.nextInt(FUNCTIONS.size())),
                            List.of(term(depth - 1)));
            case 7 -> new Apply(Function.BINOMIAL, List.of(term(depth - 1), term(depth - 1)));
            default -> leaf();
        };
    }

    private List<Expression> terms(int depth) {
        return IntStream.range(0, 2 + random.nextInt(2)).mapToObj(_ -> term(depth - 1)).toList();
    }

    private Expression leaf() {
        return switch (random.nextInt(9)) {
            case 0 -> new Decimal(new BigDecimal("2.50"));
            case 1 -> new RepeatingDecimal(new BigDecimal("0.1"), "6");
            case 2 ->
                    new MixedNumber(whole(1 + random.nextInt(9)), new Quotient(whole(2), whole(3)));
            case 3 -> Constant.PI;
            case 4 -> Constant.I;
            case 5 -> new Symbol(List.of("x", "theta", "x_1").get(random.nextInt(3)));
            default -> whole(random.nextInt(1_000));
        };
    }

    private static Whole whole(long value) {
        return new Whole(BigInteger.valueOf(value));
    }
}
