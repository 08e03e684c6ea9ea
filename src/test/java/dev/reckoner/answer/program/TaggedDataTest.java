package dev.reckoner.answer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.answer.program.PythonValue.Container;
import dev.reckoner.answer.program.ReadTagged.Written;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// What hostile code may write, and what is made of it.
class TaggedDataTest {

    private static PythonValue crossed(String text) throws NotTagged {
        return ((Written.Crossed) ReadTagged.of(text)).value();
    }

    @Test
    void aValueIsReadWithItsType() throws NotTagged {
        assertThat(crossed("[\"tuple\",[\"int\",\"-12\"],[\"float\",\"0x1.8p+1\"],[\"none\"]]"))
                .isEqualTo(
                        new PythonValue.Members(
                                Container.TUPLE,
                                List.of(
                                        new PythonValue.Int(BigInteger.valueOf(-12)),
                                        new PythonValue.Float(3),
                                        new PythonValue.None())));
    }

    @Test
    void anExpressionIsATreeOfNames() throws NotTagged {
        assertThat(
                        crossed(
                                "[\"sympy\",[\"Add\",[\"Symbol\",\"x_1\",\"not even\",\"real\"],"
                                        + "[\"Pi\"]]]"))
                .isEqualTo(
                        new PythonValue.Sympy(
                                new SympyNode.Operation(
                                        "Add",
                                        List.of(
                                                new SympyNode.Symbol(
                                                        "x_1",
                                                        new TreeMap<>(
                                                                Map.of(
                                                                        "even", false, "real",
                                                                        true))),
                                                new SympyNode.Constant("Pi")))));
    }

    @Test
    void aSessionCanSayWhyItHasNoValue() throws NotTagged {
        assertThat(ReadTagged.of("[\"cannot\",\"a value of type generator\"]"))
                .isEqualTo(new Written.Refused("a value of type generator"));
    }

    /// Whatever is read can be written, and what is written is read as the same value.
    @Test
    void writingAndReadingGivesTheSameValue() throws NotTagged {
        var values = new RandomValues(new Random(1618));
        for (int i = 0; i < 5_000; i++) {
            var value = values.value(4);
            String text = WriteTagged.of(value);

            assertThat(crossed(text)).isEqualTo(value);
            assertThat(text).matches("\\p{ASCII}*");
        }
    }

    /// Every text with one character changed is refused, or is the data of a value all the same.
    @Test
    void aDamagedTextIsRefusedOrIsAValue() {
        var random = new Random(2718);
        var values = new RandomValues(random);
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder(WriteTagged.of(values.value(3)));
            text.setCharAt(random.nextInt(text.length()), (char) (' ' + random.nextInt(95)));
            try {
                if (ReadTagged.of(text.toString()) instanceof Written.Crossed(var value)) {
                    assertThat(crossed(WriteTagged.of(value))).isEqualTo(value);
                }
            } catch (NotTagged refused) {
                assertThat(refused.reason()).isNotBlank();
            }
        }
    }

    @Nested
    class Refusing {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\0',
                value = {
                    "| data without a tag",
                    "42 | data without a tag",
                    "{} | data without a tag",
                    "[] | data without a tag",
                    "[7] | data without a tag",
                    "[\"int\",\"1\"] x | data that is not tagged",
                    "[\"int\",\"1\"]] | data that is not tagged",
                    "['int','1'] | data that is not tagged",
                    "[\"int\" | data that is not tagged",
                    "[\"object\",\"1\"] | an unknown tag",
                    "[\"__import__\",\"os\"] | an unknown tag",
                    "[\"pickle\",\"gASVBwAAAA==\"] | an unknown tag",
                    "[\"none\",1] | a tag with a wrong number of parts",
                    "[\"int\"] | a tag with a wrong number of parts",
                    "[\"int\",\"1\",\"2\"] | a tag with a wrong number of parts",
                    "[\"int\",1] | an integer that is not written in digits",
                    "[\"int\",null] | an integer that is not written in digits",
                    "[\"int\",\"\"] | an integer that is not written in digits",
                    "[\"int\",\"-0\"] | an integer that is not written in digits",
                    "[\"int\",\"007\"] | an integer that is not written in digits",
                    "[\"int\",\"+7\"] | an integer that is not written in digits",
                    "[\"int\",\"1_000\"] | an integer that is not written in digits",
                    "[\"int\",\"0x10\"] | an integer that is not written in digits",
                    "[\"int\",\"1e9\"] | an integer that is not written in digits",
                    "[\"int\",\"٣\"] | an integer that is not written in digits",
                    "[\"int\",[\"int\",\"1\"]] | an integer that is not written in digits",
                    "[\"bool\",1] | a bool that is neither true nor false",
                    "[\"bool\",\"true\"] | a bool that is neither true nor false",
                    "[\"float\",\"nan\"] | a float that is not written in hexadecimal",
                    "[\"float\",\"1.5\"] | a float that is not written in hexadecimal",
                    "[\"float\",1.5] | a text that is none",
                    "[\"float\",\"Infinity\"] | a float that is not written in hexadecimal",
                    "[\"float\",\"0x1.0p+9999\"] | a float that is too large",
                    "[\"fraction\",\"1\",\"0\"] | a denominator that is not positive",
                    "[\"fraction\",\"1\",\"-2\"] | a denominator that is not positive",
                    "[\"str\",\"\\ud800\"] | a text with half a surrogate pair",
                    "[\"bytes\",\"abc\"] | bytes that are not hexadecimal",
                    "[\"bytes\",\"0G\"] | bytes that are not hexadecimal",
                    "[\"list\",1] | data without a tag",
                    "[\"dict\",[[\"none\"]]] | an entry of a dict that is no pair",
                    "[\"dict\",{}] | an entry of a dict that is no pair",
                    "[\"sympy matrix\",\"2\",\"2\",[\"Integer\",\"1\"]] | a matrix with a wrong"
                            + " number of entries",
                    "[\"sympy matrix\",\"-1\",\"-1\",[\"Integer\",\"1\"]] | a matrix with a wrong"
                            + " number of entries",
                    "[\"sympy matrix\",\"99999\",\"0\"] | a number that is too large",
                    "[\"sympy\",[\"sympify\",[\"Integer\",\"1\"]]] | a name of SymPy that cannot"
                            + " cross",
                    "[\"sympy\",[\"Integral\",[\"Symbol\",\"x\"]]] | a name of SymPy that cannot"
                            + " cross",
                    "[\"sympy\",[\"NaN\"]] | a name of SymPy that cannot cross",
                    "[\"sympy\",[\"Pi\",[\"Pi\"]]] | a tag with a wrong number of parts",
                    "[\"sympy\",[\"Float\",\"1\",\"0\",\"0\"]] | a Float without precision",
                    "[\"sympy\",[\"Float\",\"1\",\"9999999\",\"53\"]] | a number that is too large",
                    "[\"sympy\",[\"Float\",\"1\",\"0\",\"9999999\"]] | a number that is too large",
                    "[\"sympy\",[\"Symbol\",\"x\",\"evil\"]] | a symbol with an unknown assumption",
                    "[\"sympy\",[\"Symbol\",\"x\",\"real\",\"not real\"]] | a symbol with an"
                            + " unknown assumption",
                    "[\"cannot\"] | a tag with a wrong number of parts"
                })
        void anythingButTaggedData(String text, String reason) {
            assertThatThrownBy(() -> ReadTagged.of(text == null ? "" : text.strip()))
                    .isInstanceOf(NotTagged.class)
                    .hasMessage(reason);
        }

        /// A verifier that turns an expression into text and evaluates it would run them.
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "__import__('os').system('id')",
                    "__import__",
                    "__class__",
                    "x.y",
                    "x y",
                    "f()",
                    "x;y",
                    "x\\ny",
                    "1",
                    "x[0]",
                    "",
                    "_",
                    "x__y"
                })
        void namesThatAreMoreThanNames(String name) {
            assertThatThrownBy(() -> ReadTagged.of("[\"sympy\",[\"Symbol\",\"" + name + "\"]]"))
                    .isInstanceOf(NotTagged.class)
                    .hasMessageStartingWith("a symbol whose name");
        }

        @ParameterizedTest
        @ValueSource(strings = {"exec", "eval", "open", "exit", "ﬁ", "f__", "f1234", "ff"})
        void functionsThatPythonMayKnow(String name) {
            assertThatThrownBy(() -> ReadTagged.of("[\"sympy\",[\"Undefined\",\"" + name + "\"]]"))
                    .isInstanceOf(NotTagged.class)
                    .hasMessageStartingWith("a function of its own");
        }

        @Test
        void whatIsTooLong() {
            refused("[\"int\",\"" + "9".repeat(100_002) + "\"]", "an integer of more than 100,000");
            refused("[\"str\",\"" + "x".repeat(100_001) + "\"]", "a text of more than 100,000");
            refused(
                    "[\"list\"" + ",[\"none\"]".repeat(20_000) + "]",
                    "a value of more than 20,000");
            refused(" ".repeat(1 << 20) + "[\"none\"]", "a value of more than 1,048,576");
        }

        @Test
        void whatIsTooDeep() throws NotTagged {
            assertThat(crossed(nested("[\"list\",", 100))).isNotNull();
            refused(nested("[\"list\",", 101), "a value nested more than 100 deep");
            refused(nested("[", 100_000), "data that is not tagged");
            refused(nested("[\"list\",", 50_000), "data that is not tagged");
        }

        private static String nested(String open, int depth) {
            return open.repeat(depth) + "[\"none\"]" + "]".repeat(depth);
        }

        private static void refused(String text, String reason) {
            assertThatThrownBy(() -> ReadTagged.of(text))
                    .isInstanceOf(NotTagged.class)
                    .hasMessageStartingWith(reason);
        }
    }
}
