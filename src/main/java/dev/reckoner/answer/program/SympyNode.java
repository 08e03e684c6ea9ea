package dev.reckoner.answer.program;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A node of an expression of SymPy. Every name is one that [SympyNames] lets through.
sealed interface SympyNode {

    record Whole(BigInteger value) implements SympyNode {}

    /// @param denominator positive
    record Ratio(BigInteger numerator, BigInteger denominator) implements SympyNode {}

    /// `mantissa` times two to the power of `exponent`.
    ///
    /// @param precision in bits
    record Decimal(BigInteger mantissa, int exponent, int precision) implements SympyNode {}

    /// @param assumptions what is assumed of it, or assumed not to be so: `positive` and true
    record Symbol(String name, SortedMap<String, Boolean> assumptions) implements SympyNode {
        public Symbol {
            assumptions = new TreeMap<>(assumptions);
        }
    }

    record Constant(String name) implements SympyNode {}

    /// An operation or function of SymPy.
    record Operation(String name, List<SympyNode> arguments) implements SympyNode {
        public Operation {
            arguments = List.copyOf(arguments);
        }
    }

    /// A function that SymPy does not know, `f(x)`.
    record Undefined(String name, List<SympyNode> arguments) implements SympyNode {
        public Undefined {
            arguments = List.copyOf(arguments);
        }
    }
}
