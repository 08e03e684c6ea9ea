package dev.reckoner.answer.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.read.Reading.Read;
import dev.reckoner.answer.read.Reading.Unreadable;
import dev.reckoner.answer.value.PrintValue;
import dev.reckoner.answer.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Texts that are long, deep, or not what they look like.
class HostileTextTest {

    private static final List<String> PIECES =
            List.of(
                    "1",
                    "23",
                    "4.5",
                    "0",
                    ",",
                    ", ",
                    ".",
                    " ",
                    "x",
                    "y",
                    "e",
                    "i",
                    "pi",
                    "+",
                    "-",
                    "*",
                    "**",
                    "/",
                    "^",
                    "_",
                    "(",
                    ")",
                    "[",
                    "]",
                    "{",
                    "}",
                    "\\{",
                    "\\}",
                    "|",
                    "=",
                    "<",
                    ">",
                    "\\le",
                    "!",
                    "!!",
                    "'",
                    "\\frac",
                    "\\sqrt",
                    "\\pi",
                    "\\left",
                    "\\right",
                    "\\in",
                    "\\cup",
                    "\\begin{pmatrix}",
                    "\\end{pmatrix}",
                    "&",
                    "\\\\",
                    "\\text{",
                    "\\sin",
                    "\\log_",
                    "log",
                    "mod",
                    "or",
                    "and",
                    "not",
                    "for",
                    "integer",
                    "%",
                    "$",
                    "°",
                    "½",
                    "²",
                    "∈",
                    "ℤ",
                    "∞",
                    ":",
                    ";",
                    "...",
                    "\\overline{",
                    "\\boxed{",
                    "Matrix(",
                    "Interval(",
                    "cm",
                    "apples",
                    "the answer is ",
                    "\\pmod",
                    "(mod ",
                    "\\choose",
                    "\\pm",
                    "~",
                    "\\,",
                    "\n");

    @ParameterizedTest(name = "{1}")
    @MethodSource("deep")
    void aTextThatIsTooDeepIsRefused(String text, String name) {
        assertThat(ReadValue.of(text)).as(name).isInstanceOf(Unreadable.class);
    }

    static Stream<Arguments> deep() {
        return Stream.of(
                Arguments.of("(".repeat(2_000) + "1" + ")".repeat(2_000), "round brackets"),
                Arguments.of("[".repeat(2_000) + "1" + "]".repeat(2_000), "square brackets"),
                Arguments.of("\\{".repeat(2_000) + "1" + "\\}".repeat(2_000), "braces"),
                Arguments.of("{".repeat(2_000) + "1" + "}".repeat(2_000), "sets"),
                Arguments.of("(".repeat(9_000), "open brackets"),
                Arguments.of("\\frac{1}{".repeat(1_000) + "1" + "}".repeat(1_000), "fractions"),
                Arguments.of("\\sqrt".repeat(1_500) + "2", "roots"),
                Arguments.of("-".repeat(9_000) + "1", "signs"),
                Arguments.of("2^".repeat(4_000) + "2", "powers"),
                Arguments.of("1/".repeat(4_000) + "1", "quotients"),
                Arguments.of("sin ".repeat(2_000) + "x", "functions"),
                Arguments.of("|".repeat(4_000), "bars"),
                Arguments.of("\\begin{pmatrix}".repeat(600), "matrices"),
                Arguments.of("\\text{".repeat(1_600), "upright"),
                Arguments.of("\\left(".repeat(1_500), "left"),
                Arguments.of("x^{".repeat(3_000), "exponents"),
                Arguments.of("f(".repeat(4_000), "calls"));
    }

    @Test
    void aNumberOfFiveThousandDigitsIsANumber() {
        assertThat(print("9".repeat(5_000))).isEqualTo("9".repeat(5_000));
    }

    @Test
    void aTowerOfPowersIsOnlyATree() {
        assertThat(print("10**10**10")).isEqualTo("10^(10^10)");
    }

    @Test
    void aLongSumIsRead() {
        assertThat(print("1+".repeat(4_000) + "1")).isEqualTo("1 + ".repeat(4_000) + "1");
    }

    @Test
    void moreThanTenThousandCharactersAreRefused() {
        assertThat(ReadValue.of("1".repeat(10_001)))
                .isEqualTo(
                        new Unreadable(
                                "the answer has 10001 characters, and at most 10000 are read"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '\u202e24'                 | U+202E turns the order of reading
                    '4\u20662\u2069'           | so does an isolate
                    '\u200f42'                 | and a mark
                    'х = 1'                    | Cyrillic letters look like Latin ones
                    'а'                        | alone as well
                    '４２ 数'                  | other scripts are not read
                    '4\u00012'                 | nor control characters
                    '\\def\\x{1}\\x'           | no macros
                    '\\newcommand{\\x}{1}\\x'  | in no form
                    '\\input{file}'            | no files
                    '\\write18{ls}'            | no commands
                    '\\catcode`\\a=1'          | no categories
                    '\\unknown{1}'             | and nothing that is not known
                    """)
    void aTextThatIsNotWhatItShowsIsRefused(String text, String why) {
        assertThat(ReadValue.of(text)).as(why).isInstanceOf(Unreadable.class);
    }

    @Test
    void whatIsNotSeenIsNotRead() {
        assertThat(print("4\u200b2")).isEqualTo("42");
        assertThat(print("\ufeff42\u2060")).isEqualTo("42");
    }

    @Test
    void randomTextsEnd() {
        var random = new Random(13);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            int length = 1 + random.nextInt(30);
            for (int piece = 0; piece < length; piece++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            switch (ReadValue.of(text.toString())) {
                case Read(Value value) -> assertThat(PrintValue.of(value)).isNotNull();
                case Unreadable(var because) -> assertThat(because).isNotBlank();
            }
        }
    }

    @Test
    void repeatedPiecesEnd() {
        for (String piece : PIECES) {
            ReadValue.of(piece.repeat(9_999 / piece.length()));
            ReadValue.of("1" + (" " + piece + " 1").repeat(9_990 / (piece.length() + 3)));
        }
    }

    private static String print(String text) {
        return switch (ReadValue.of(text)) {
            case Read(Value value) -> PrintValue.of(value);
            case Unreadable(var because) -> "unreadable: " + because;
        };
    }
}
