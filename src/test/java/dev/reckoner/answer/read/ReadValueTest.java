package dev.reckoner.answer.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.read.Reading.Read;
import dev.reckoner.answer.value.Comparison;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Apply;
import dev.reckoner.answer.value.Expression.Constant;
import dev.reckoner.answer.value.Expression.Product;
import dev.reckoner.answer.value.Expression.Quotient;
import dev.reckoner.answer.value.Expression.Symbol;
import dev.reckoner.answer.value.Expression.Whole;
import dev.reckoner.answer.value.Function;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Family;
import dev.reckoner.answer.value.Value.Interval;
import dev.reckoner.answer.value.Value.NumberSet;
import dev.reckoner.answer.value.Value.Parameter;
import dev.reckoner.answer.value.Value.Relation;
import dev.reckoner.answer.value.Value.Scalar;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.List;

/// Whole trees, a few of each kind; tables show the rest by its print.
class ReadValueTest {

    @Test
    void aFractionKeepsItsForm() {
        assertThat(ReadValue.of("\\frac24")).isEqualTo(read(new Quotient(whole(2), whole(4))));
    }

    @Test
    void factorsSideBySideAreAProduct() {
        assertThat(ReadValue.of("2\\pi\\sqrt3"))
                .isEqualTo(
                        read(
                                new Product(
                                        List.of(
                                                whole(2),
                                                Constant.PI,
                                                new Apply(Function.SQRT, List.of(whole(3)))))));
    }

    @Test
    void aChainIsOneRelation() {
        assertThat(ReadValue.of("1 < x \\le 3"))
                .isEqualTo(
                        new Read(
                                new Relation(
                                        List.of(whole(1), new Symbol("x"), whole(3)),
                                        List.of(Comparison.LESS, Comparison.LESS_OR_EQUAL))));
    }

    @Test
    void anInfiniteBoundMakesAnInterval() {
        assertThat(ReadValue.of("[0, \\infty)"))
                .isEqualTo(new Read(new Interval(whole(0), true, Constant.INFINITY, false)));
    }

    @Test
    void aFamilyHasParameters() {
        assertThat(ReadValue.of("k\\pi, k \\in \\mathbb{Z}"))
                .isEqualTo(
                        new Read(
                                new Family(
                                        new Scalar(
                                                new Product(List.of(new Symbol("k"), Constant.PI))),
                                        List.of(new Parameter("k", NumberSet.INTEGERS)))));
    }

    private static Reading read(Expression expression) {
        Value value = new Scalar(expression);
        return new Read(value);
    }

    private static Expression whole(long value) {
        return new Whole(BigInteger.valueOf(value));
    }
}
