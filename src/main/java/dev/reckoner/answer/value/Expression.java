package dev.reckoner.answer.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/// A number or a term, in the form in which it was written: `2/4` is a quotient, not one half.
public sealed interface Expression {

    /// A whole number without sign.
    record Whole(BigInteger value) implements Expression {}

    /// A decimal without sign; its scale is the number of digits written behind the point.
    record Decimal(BigDecimal value) implements Expression {}

    /// A decimal whose last digits repeat for ever: 0.1666… is `head` 0.1 and `period` "6".
    record RepeatingDecimal(BigDecimal head, String period) implements Expression {}

    /// A whole number followed by a fraction, `1 1/2`: their sum.
    record MixedNumber(Whole whole, Quotient fraction) implements Expression {}

    enum Constant implements Expression {
        PI,
        E,
        I,
        INFINITY,
        UNDEFINED
    }

    /// A variable: `x`, `x_1`; a Greek letter has its English name.
    record Symbol(String name) implements Expression {}

    /// At least two terms; a subtraction is a [Negation] among them.
    record Sum(List<Expression> terms) implements Expression {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /// At least two factors.
    record Product(List<Expression> factors) implements Expression {
        public Product {
            factors = List.copyOf(factors);
        }
    }

    record Quotient(Expression numerator, Expression denominator) implements Expression {}

    record Power(Expression base, Expression exponent) implements Expression {}

    record Negation(Expression of) implements Expression {}

    /// Both signs: stands for two values.
    ///
    /// @param upper whether `+` is the upper sign: true for `±`, false for `∓`
    record PlusMinus(boolean upper, Expression of) implements Expression {}

    /// A function that is known by name.
    record Apply(Function function, List<Expression> arguments) implements Expression {
        public Apply {
            arguments = List.copyOf(arguments);
        }
    }

    /// A function that the problem named: `f(x)`.
    record Call(Symbol name, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
