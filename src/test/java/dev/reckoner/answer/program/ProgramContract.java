package dev.reckoner.answer.program;

import static org.assertj.core.api.Assertions.assertThat;

import static java.time.Duration.ofSeconds;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.Verdict;
import dev.reckoner.answer.program.VerifyProgram.TimeLimits;
import dev.reckoner.sandbox.Sandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the check of a program by a program promises in every sandbox.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ProgramContract {

    private static final Duration AMPLE = ofSeconds(60);
    private static final Duration SHORT = ofSeconds(2);
    private static final String VERIFIER = "verify = lambda a: a == 6857";

    private Sandbox sandbox;

    protected abstract Sandbox start() throws InterruptedException;

    @BeforeAll
    void startSandbox() throws InterruptedException {
        sandbox = start();
    }

    @AfterAll
    void closeSandbox() {
        sandbox.close();
    }

    private Grade grade(String answer, String verifier, ValueType type, TimeLimits limits)
            throws InterruptedException {
        return new VerifyProgram(sandbox, limits).check(answer, verifier, type).grade();
    }

    private Grade grade(String answer, String verifier) throws InterruptedException {
        return grade(answer, verifier, ValueType.ANY, new TimeLimits(AMPLE, AMPLE));
    }

    /// What is expected to take too long gets little time.
    private static TimeLimits limits(String rule) {
        return new TimeLimits(
                rule.equals("answer-timed-out") ? SHORT : AMPLE,
                rule.equals("verifier-timed-out") ? SHORT : AMPLE);
    }

    /// One block of `exploits.py`.
    record Exploit(String name, String source) {

        static Stream<Exploit> all() throws IOException {
            try (var in = Exploit.class.getResourceAsStream("/exploits.py")) {
                var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return Stream.of(text.split("(?m)^# == "))
                        .skip(1)
                        .map(block -> block.split("\n", 2))
                        .map(block -> new Exploit(block[0], block[1]));
            }
        }

        String line(String key, String otherwise) {
            return Pattern.compile("(?m)^# " + key + ": (.*)$")
                    .matcher(source)
                    .results()
                    .findFirst()
                    .map(found -> found.group(1))
                    .orElse(otherwise);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Exploit> exploits() throws IOException {
        return Exploit.all();
    }

    @ParameterizedTest
    @MethodSource("exploits")
    void anExploitScoresNothing(Exploit exploit) throws InterruptedException {
        String kind = sandbox.description().kind();
        String rule = exploit.line("ends on " + kind, exploit.line("ends", ""));

        var grade =
                grade(
                        exploit.source(),
                        exploit.line("verify", VERIFIER),
                        ValueType.of(exploit.line("type", "any")),
                        limits(rule));

        assertThat(grade.rule()).as(grade.because()).isEqualTo(rule);
        assertThat(grade.verdict()).isNotEqualTo(Verdict.CORRECT);
        assertThat(grade.because()).doesNotContainPattern("[\\p{Cntrl}\u202a-\u202e]");
    }

    @Test
    void thereAreMoreThanFortyExploits() throws IOException {
        assertThat(Exploit.all()).hasSizeGreaterThan(46);
    }

    /// All in one check, because each check takes two sessions.
    private static final List<String> VALUES =
            List.of(
                    "6857",
                    "-10**4000",
                    "True",
                    "None",
                    "0.1",
                    "float('-inf')",
                    "5e-324",
                    "1.5 - 2j",
                    "fractions.Fraction(-3, 7)",
                    "'π\\N{GRINNING FACE}\\\\\"\\'\\n'",
                    "b'\\x00\\xff'",
                    "[1, [2, (3,)], {'a': {4}}]",
                    "frozenset([1, 2])",
                    "()",
                    "sympy.Integer(5)",
                    "sympy.Rational(1, 3)",
                    "sympy.Float('1.25', 40)",
                    "sympy.Float(0)",
                    "sympy.sqrt(2) * sympy.pi / 7 + sympy.E ** sympy.I",
                    "sympy.Symbol('n', integer=True, positive=True) ** 2 - 1",
                    "sympy.CRootOf(sympy.Symbol('x') ** 5 - sympy.Symbol('x') + 1, 0)",
                    "sympy.Matrix([[1, sympy.Symbol('x')], [0, sympy.pi]])",
                    "sympy.FiniteSet(1, 2, sympy.oo)",
                    "sympy.Interval.open(0, 1)",
                    "sympy.Eq(sympy.Symbol('x'), 3)",
                    "sympy.Piecewise((1, sympy.Symbol('x') < 0), (2, True))",
                    "sympy.Function('f')(sympy.Symbol('x'))",
                    "sympy.hyper([1, 2], [3], sympy.Symbol('z'))",
                    "[sympy.Symbol('x'), 1]");

    /// The verifier checks the exact type too, because `1 == True == 1.0`.
    @Test
    void valuesArriveAsTheyWere() throws InterruptedException {
        String values = "[" + String.join(",\n", VALUES) + "]";
        String answer = "import fractions, sympy\ndef answer(): return " + values;
        String verifier =
                """
                import fractions, sympy
                want = %s
                def verify(a):
                    other = [(x, y) for x, y in zip(a, want, strict=True) if type(x) is not type(y) or x != y]
                    if other:
                        raise ValueError(other)
                    return True
                """
                        .formatted(values);

        assertThat(grade(answer, verifier))
                .extracting(Grade::rule, Grade::because)
                .satisfies(ended ->
                        assertThat(ended.getFirst())
                                .as(ended.getLast().toString())
                                .isEqualTo("program-accepted"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "verify = lambda a: 1 / 0 | verifier-raised",
                "def verify(a): import sys; sys.exit(100) | verifier-raised",
                "verify = | verifier-raised",
                "check = lambda a: True | verifier-raised",
                "def verify(a): raise MemoryError | verifier-out-of-memory",
                "verify = lambda a: 1 | verifier-returned-no-bool",
                "verify = lambda a: None | verifier-returned-no-bool",
                "verify = lambda a: 'True' | verifier-returned-no-bool",
                "verify = lambda a: print(True) | verifier-returned-no-bool",
                "while True: pass | verifier-timed-out",
                "verify = lambda a: [0 for _ in iter(int, 1)] | verifier-timed-out"
            })
    void aVerifierThatFailsIsUndecided(String verifier, String rule) throws InterruptedException {
        assertThat(grade("def answer(): return 6857", verifier, ValueType.ANY, limits(rule)))
                .extracting(Grade::verdict, Grade::rule)
                .containsExactly(Verdict.UNDECIDED, rule);
    }

    @Test
    void whatAVerifierPrintsAndShowsIsNoVerdict() throws InterruptedException {
        var noisy =
                """
                def verify(a):
                    for _ in range(200):
                        print("True", a)
                        display(True)
                    return a == 6857
                """;

        assertThat(grade("def answer(): return 6857", noisy).verdict()).isEqualTo(Verdict.CORRECT);
        assertThat(grade("def answer(): return 1", noisy).verdict()).isEqualTo(Verdict.WRONG);
    }

    @Test
    void theTruthOfSymPyIsAVerdict() throws InterruptedException {
        var verifier = "import sympy\nverify = lambda a: sympy.Eq(a, 6857)";

        assertThat(grade("def answer(): return 6857", verifier).verdict())
                .isEqualTo(Verdict.CORRECT);
        assertThat(grade("def answer(): return 1", verifier).verdict()).isEqualTo(Verdict.WRONG);
    }

    /// As a model might write it, with names of Python used for other things.
    @Test
    void aSubmissionMayUseTheNamesOfPython() throws InterruptedException {
        var answer =
                """
                list = type = str = isinstance = len = int = json = 7
                def answer():
                    return [6857, 1.5]
                """;

        assertThat(grade(answer, "verify = lambda a: a == [6857, 1.5]").verdict())
                .isEqualTo(Verdict.CORRECT);
    }

    @Test
    void anExploitDoesNotHarmTheNextCheck() throws InterruptedException {
        for (var exploit : List.of("import os\nos._exit(100)", "while True: pass")) {
            grade(exploit, VERIFIER, ValueType.ANY, new TimeLimits(SHORT, AMPLE));

            assertThat(grade("def answer(): return 6857", VERIFIER).verdict())
                    .isEqualTo(Verdict.CORRECT);
        }
    }
}
