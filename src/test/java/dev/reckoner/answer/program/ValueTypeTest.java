package dev.reckoner.answer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.answer.program.ReadTagged.Written;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            nullValues = "-",
            value = {
                "any | [\"none\"] | -",
                "Python int | [\"int\",\"6857\"] | -",
                "int | [\"int\",\"6857\"] | -",
                "a Python integer | [\"int\",\"6857\"] | -",
                "Python int | [\"bool\",true] | Python bool",
                "Python int | [\"float\",\"0x1.0p+0\"] | Python float",
                "Python int | [\"str\",\"6857\"] | Python str",
                "Python int | [\"fraction\",\"6857\",\"1\"] | Python Fraction",
                "Python int | [\"sympy\",[\"Integer\",\"6857\"]] | SymPy Integer",
                "Python int | [\"list\",[\"int\",\"6857\"]] | Python list",
                "SymPy expression | [\"sympy\",[\"Integer\",\"1\"]] | -",
                "sympy expression | [\"sympy\",[\"Symbol\",\"x\"]] | -",
                "SymPy expression | [\"sympy\",[\"Pi\"]] | -",
                "SymPy expression | [\"sympy\",[\"true\"]] | SymPy relation",
                "SymPy expression | [\"sympy\",[\"FiniteSet\"]] | SymPy set",
                "SymPy expression | [\"int\",\"1\"] | Python int",
                "SymPy Rational | [\"sympy\",[\"Integer\",\"1\"]] | -",
                "SymPy Integer | [\"sympy\",[\"Rational\",\"1\",\"2\"]] | SymPy Rational",
                "list of Python ints | [\"list\",[\"int\",\"1\"]] | -",
                "list of Python ints | [\"list\",[\"bool\",true]] | Python list with a Python bool",
                "Python list of tuples of ints | [\"list\",[\"tuple\",[\"int\",\"1\"]]] | -",
                "set of ints | [\"frozenset\",[\"int\",\"1\"]] | Python frozenset",
                "matrix | [\"sympy matrix\",\"1\",\"1\",[\"Integer\",\"1\"]] | -"
            })
    void isCheckedExactly(String declared, String value, String mismatch) throws NotTagged {
        var written = (Written.Crossed) ReadTagged.of(value);

        assertThat(ValueType.of(declared).mismatch(written.value()).orElse(null))
                .isEqualTo(mismatch);
    }

    @Test
    void aTypeThatThereIsNotIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> ValueType.of("quaternion"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no type 'quaternion'; there are None, Python bool,")
                .hasMessageContaining("SymPy expression")
                .hasMessageEndingWith("and \"list of ...\" with list, tuple, set or frozenset");
    }
}
