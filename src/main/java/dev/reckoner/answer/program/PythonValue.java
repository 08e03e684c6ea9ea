package dev.reckoner.answer.program;

import java.math.BigInteger;
import java.util.List;

/// A value of Python that can go from one session to another. Closed but for new types of values.
sealed interface PythonValue {

    record None() implements PythonValue {}

    record Bool(boolean value) implements PythonValue {}

    record Int(BigInteger value) implements PythonValue {}

    /// @param value not NaN
    record Float(double value) implements PythonValue {}

    /// @param real not NaN
    /// @param imaginary not NaN
    record Complex(double real, double imaginary) implements PythonValue {}

    /// A `fractions.Fraction`, perhaps not in lowest terms.
    ///
    /// @param denominator positive
    record Fraction(BigInteger numerator, BigInteger denominator) implements PythonValue {}

    /// @param value without half surrogate pairs
    record Str(String value) implements PythonValue {}

    /// @param hex two digits a byte
    record Bytes(String hex) implements PythonValue {}

    enum Container {
        LIST,
        TUPLE,
        SET,
        FROZENSET
    }

    record Members(Container container, List<PythonValue> members) implements PythonValue {
        public Members {
            members = List.copyOf(members);
        }
    }

    record Dict(List<Entry> entries) implements PythonValue {
        public Dict {
            entries = List.copyOf(entries);
        }
    }

    record Entry(PythonValue key, PythonValue value) {}

    /// A matrix of SymPy.
    ///
    /// @param entries row by row
    record Matrix(int rows, int columns, List<SympyNode> entries) implements PythonValue {
        public Matrix {
            entries = List.copyOf(entries);
        }
    }

    /// Any other object of SymPy.
    record Sympy(SympyNode root) implements PythonValue {}
}
