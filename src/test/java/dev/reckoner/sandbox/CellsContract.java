package dev.reckoner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import static java.time.Duration.ofSeconds;

import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.Outcome.Raised;
import dev.reckoner.sandbox.Output.Printed;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What every sandbox promises of the cells of a session: what they keep, show, print and raise.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
abstract class CellsContract {

    /// Small enough in output for a test to go beyond it.
    protected static final SandboxLimits LIMITS =
            new SandboxLimits(1L << 30, 64, 64L << 20, 20_000, ofSeconds(60));

    /// Of a library that does not say it itself, what is recorded of its installation.
    private static final String VERSION =
            """
            import importlib, importlib.metadata
            name = '%s'
            getattr(importlib.import_module(name), '__version__', None) or importlib.metadata.version(name)
            """;

    /// Of values displayed among 30,000 characters, of which the middle is cut.
    private static final List<String> PLACES =
            List.of(
                    "0",
                    "…/",
                    "1",
                    "…/[... 10000 characters cut ...]/",
                    "2",
                    "3",
                    "…/",
                    "4",
                    "…/",
                    "5");

    static final Duration AMPLE = ofSeconds(60);
    static final Duration SHORT = ofSeconds(1);

    Sandbox sandbox;
    Session session;

    protected abstract Sandbox start(SandboxLimits limits) throws InterruptedException;

    @BeforeAll
    void startSandbox() throws InterruptedException {
        sandbox = start(LIMITS);
    }

    @AfterAll
    void closeSandbox() {
        sandbox.close();
    }

    @BeforeEach
    void openSession() throws InterruptedException {
        session = sandbox.open();
    }

    @AfterEach
    void closeSession() {
        session.close();
    }

    protected final Sandbox sandbox() {
        return sandbox;
    }

    protected final Outcome run(String source) throws InterruptedException {
        return session.run(source, AMPLE);
    }

    protected final Outcome runShortly(String source) throws InterruptedException {
        return session.run(source, SHORT);
    }

    protected final String printed(String source) throws InterruptedException {
        var outcome = run(source);
        assertThat(outcome).isInstanceOf(Completed.class);
        return outcome.output().printed();
    }

    protected final DisplayedValue shown(String source) throws InterruptedException {
        var outcome = run(source);
        assertThat(outcome).isInstanceOf(Completed.class);
        return outcome.output().shown().getLast();
    }

    protected final Raised raised(String source) throws InterruptedException {
        var outcome = run(source);
        assertThat(outcome).isInstanceOf(Raised.class);
        return (Raised) outcome;
    }

    /// The session still has what was defined before, where it says it has, and works.
    final void assertThatTheNextCellWorks(Outcome last) throws InterruptedException {
        assertThat(last.state()).isNotEqualTo(SessionState.LOST);
        assertThat(shown("x").plain()).isEqualTo("6");
    }

    @Nested
    class Values {

        @Test
        void cellsShareVariables() throws InterruptedException {
            run("x = 6");
            run("def times(y): return x * y");

            assertThat(printed("print(times(7))")).isEqualTo("42\n");
        }

        @Test
        void aCellThatReplacesWhatRunsCellsKeepsNoLaterOneFromRunning()
                throws InterruptedException {
            run("import builtins; builtins.exec = builtins.eval = lambda *_: None");

            assertThat(shown("6 * 7").plain()).isEqualTo("42");
        }

        @Test
        void theValueOfTheLastExpressionIsShown() throws InterruptedException {
            assertThat(run("1\n6 * 7").output().shown())
                    .containsExactly(new DisplayedValue(true, "42", Map.of()));
            assertThat(shown("_ + 1").plain()).isEqualTo("43");
        }

        @Test
        void theLastValuesHaveNames() throws InterruptedException {
            run("6");
            run("7");

            assertThat(shown("_ * __, Out").plain()).isEqualTo("(42, {1: 6, 2: 7})");
        }

        @Test
        void aCellThatIsIndentedAsAWholeRuns() throws InterruptedException {
            assertThat(shown("    x = 6\n    x * 7").plain()).isEqualTo("42");
        }

        @Test
        void noneIsNotShownNorIsAValueBeforeASemicolon() throws InterruptedException {
            assertThat(run("None").output().shown()).isEmpty();
            assertThat(run("6 * 7;  # silent").output().shown()).isEmpty();
        }

        @Test
        void symPyValuesAreShownInLatexToo() throws InterruptedException {
            assertThat(shown("import sympy; sympy.sqrt(8)"))
                    .isEqualTo(
                            new DisplayedValue(
                                    true,
                                    "2*sqrt(2)",
                                    Map.of("text/latex", "$\\displaystyle 2 \\sqrt{2}$")));
        }

        @Test
        void displayShowsValuesAlongTheWay() throws InterruptedException {
            assertThat(run("display(1, 2)\n3").output().shown())
                    .extracting(DisplayedValue::result, DisplayedValue::plain)
                    .containsExactly(tuple(false, "1"), tuple(false, "2"), tuple(true, "3"));
        }

        @Test
        void aReprThatRaisesIsPrintedAndCostsNoMore() throws InterruptedException {
            assertThat(printed("class A:\n    def __repr__(self): return 1 / 0\nA()"))
                    .contains("ZeroDivisionError: division by zero");
        }

        @Test
        void aLongValueIsCut() throws InterruptedException {
            assertThat(shown("'x' * 10**6").plain())
                    .hasSizeLessThan(21_000)
                    .contains("characters cut");
        }

        @ParameterizedTest
        @ValueSource(strings = {"__repr__", "_repr_latex_"})
        void aTextThatLiesAboutItsLengthIsMeasuredAllTheSame(String form)
                throws InterruptedException {
            var value =
                    shown(
                            """
                            class Liar(str):
                                def __len__(self): return 1
                                def __str__(self): return self
                            class A:
                                def %s(self): return Liar("x" * 100_000)
                            A()
                            """
                                    .formatted(form));

            assertThat(value.plain()).hasSizeLessThanOrEqualTo(LIMITS.outputChars());
            assertThat(value.rich()).isEmpty();
        }

        @Test
        void valuesThatAreTooManyAreCounted() throws InterruptedException {
            var shown = run("for i in range(1_500): display(i)").output().shown();

            assertThat(shown).hasSize(1_001);
            assertThat(shown.get(999).plain()).isEqualTo("999");
            assertThat(shown.getLast().plain())
                    .isEqualTo("[... 500 more values are not shown ...]");
        }

        @Test
        void theLibrariesItDescribesCanBeImported() throws InterruptedException {
            for (var library : sandbox.description().libraries().entrySet()) {
                assertThat(shown(VERSION.formatted(library.getKey())).plain())
                        .isEqualTo("'" + library.getValue() + "'");
            }
        }

        @Test
        void thePythonItDescribesRuns() throws InterruptedException {
            assertThat(printed("import sys; print('.'.join(map(str, sys.version_info[:3])))"))
                    .isEqualTo(sandbox.description().python() + "\n");
        }
    }

    @Nested
    class Printing {

        @Test
        void standardOutputAndErrorKeepTheirOrder() throws InterruptedException {
            assertThat(
                            printed(
                                    """
                                    import sys
                                    for i in range(3):
                                        print('out', i)
                                        print('err', i, file=sys.stderr)
                                    """))
                    .isEqualTo("out 0\nerr 0\nout 1\nerr 1\nout 2\nerr 2\n");
        }

        @Test
        void aWarningIsNoFailure() throws InterruptedException {
            assertThat(printed("import warnings; warnings.warn('careful')"))
                    .contains("UserWarning: careful");
        }

        @Test
        void unicodeArrivesAsItWas() throws InterruptedException {
            assertThat(printed("π = 'ℵ₀ 😀 é'; print(π)")).isEqualTo("ℵ₀ 😀 é\n");
        }

        @Test
        void bigIntegersPrint() throws InterruptedException {
            assertThat(printed("print(10**9_999)")).hasSize(10_001);
        }

        @Test
        void isHeardWhileTheCellRuns() throws Exception {
            var heard = new LinkedBlockingQueue<String>();
            try (var listening = sandbox.open(heard::add)) {
                var cell = begin(listening, "print('so far')\nwhile True: pass");

                assertThat(line(heard)).isEqualTo("so far\n");
                assertThat(cell.isDone()).isFalse();
            }
        }

        /// A line arrives in one piece or in several.
        private static String line(BlockingQueue<String> heard) throws InterruptedException {
            var line = new StringBuilder();
            while (line.indexOf("\n") < 0) {
                var piece = heard.poll(AMPLE.toSeconds(), TimeUnit.SECONDS);
                assertThat(piece).as("what follows '%s'", line).isNotNull();
                line.append(piece);
            }
            return line.toString();
        }

        @Test
        void aListenerThatFailsEndsTheCellWithItsFailure() throws InterruptedException {
            var failure = new IllegalStateException("the listener failed");
            try (var listening =
                    sandbox.open(_ -> {
                        throw failure;
                    })) {
                assertThatThrownBy(() -> listening.run("print('running')\nwhile True: pass", AMPLE))
                        .isSameAs(failure);
                assertThatThrownBy(() -> listening.run("1", AMPLE))
                        .isInstanceOf(SandboxUnavailable.class);
            }
        }

        @Test
        void tooMuchIsCutInTheMiddleAndSaysByHowMuch() throws InterruptedException {
            var output = run("for i in range(100_000): print(i)").output();

            assertThat(output.printed()).startsWith("0\n1\n2\n").endsWith("99998\n99999\n");
            assertThat(output.printed())
                    .contains("[... " + output.dropped() + " characters cut ...]");
            assertThat(output.printed()).hasSizeLessThan(21_000);
            int all = 10 * 2 + 90 * 3 + 900 * 4 + 9_000 * 5 + 90_000 * 6;
            assertThat(output.printed().replaceAll("\n\\[.*]\n", "").length() + output.dropped())
                    .isEqualTo(all);
        }

        @Test
        void noMoreIsHeardThanIsKept() throws InterruptedException {
            var heard = Collections.synchronizedList(new ArrayList<String>());
            try (var listening = sandbox.open(heard::add)) {
                listening.run("while True: print('spam' * 1_000)", SHORT);
            }

            assertThat(String.join("", heard)).hasSizeLessThanOrEqualTo(LIMITS.outputChars());
        }

        @Test
        void whatIsPrintedAndWhatIsDisplayedComeInTheirOrder() throws InterruptedException {
            var heard = Collections.synchronizedList(new ArrayList<String>());
            try (var listening = sandbox.open(heard::add)) {
                var output =
                        listening
                                .run(
                                        """
                                        print('one 😀')
                                        display(2)
                                        print('three', end='')
                                        display(4)
                                        print('five')
                                        6
                                        """,
                                        AMPLE)
                                .output();

                assertThat(output.pieces())
                        .containsExactly(
                                new Printed("one 😀\n"),
                                new DisplayedValue(false, "2", Map.of()),
                                new Printed("three"),
                                new DisplayedValue(false, "4", Map.of()),
                                new Printed("five\n"),
                                new DisplayedValue(true, "6", Map.of()));
                assertThat(String.join("", heard))
                        .isEqualTo(output.heard())
                        .isEqualTo("one 😀\n2\nthree\n4\nfive\n");
            }
        }

        @Test
        void whatIsDisplayedKeepsItsPlaceWhereTooMuchIsPrinted() throws InterruptedException {
            var output =
                    run("""
                    for i in range(5):
                        display(i)
                        print('x' * 5_999)
                    display(5)
                    """)
                            .output();

            assertThat(output.pieces())
                    .extracting(piece ->
                            switch (piece) {
                                case DisplayedValue value -> value.plain();
                                case Printed(var text) ->
                                        text.replaceAll("x+", "…").replace("\n", "/");
                            })
                    .containsExactlyElementsOf(PLACES);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "import io, sys; sys.stdout = io.StringIO(); print('lost')",
                    "import io, sys\n"
                            + "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf8')",
                    "import sys; sys.stdout.close(); sys.stderr.close()",
                    "import os; os.close(1); os.close(2)",
                    "import os; os.fdopen(1, 'w').close(); os.fdopen(2, 'w').close()",
                    "import os; os.dup2(os.open(os.devnull, os.O_WRONLY), 1)"
                })
        void isSeenAgainAfterACellThatTookTheStreamAway(String source) throws InterruptedException {
            run(source);

            assertThat(printed("print('seen', flush=True)")).isEqualTo("seen\n");
        }

        @Test
        void reachesTheCellsOutputThroughAStreamAroundTheBuffer() throws InterruptedException {
            assertThat(
                            printed(
                                    """
                                    import io, sys
                                    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf8')
                                    print('π')
                                    """))
                    .isEqualTo("π\n");
        }
    }

    @Nested
    class Raising {

        @Test
        void aTracebackHasTheFramesOfCellsAndNoOthers() throws InterruptedException {
            run("import json\n\ndef parse(text):\n    return json.loads(text)");

            var raised = raised("parse('{')");

            assertThat(raised.error()).startsWith("json.decoder.JSONDecodeError: Expecting");
            assertThat(raised.traceback()).endsWith(raised.error() + "\n");
            assertThat(raised.traceback().lines().filter(line -> line.contains("File")))
                    .containsExactly(
                            "  File \"<cell 2>\", line 1, in <module>",
                            "  File \"<cell 1>\", line 4, in parse");
            assertThat(raised.traceback()).contains("    return json.loads(text)\n");
        }

        @Test
        void aSyntaxErrorShowsTheLine() throws InterruptedException {
            var raised = raised("x = 1\nx = = 2");

            assertThat(raised.error()).startsWith("SyntaxError: ");
            assertThat(raised.traceback()).startsWith("  File \"<cell 1>\", line 2\n    x = = 2\n");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        input('n? ')      | EOFError: there is no input here
                        %matplotlib inline| leave this line out
                        !pip install gmpy2| nothing can be installed
                        %timeit 1 + 1     | measure with time.perf_counter()
                        2 − 1             | in line 1, column 3, write '-' instead
                        2 × 3             | in line 1, column 3, write '*' instead
                        """,
                quoteCharacter = '`')
        void whatANotebookWouldTakeIsExplained(String source, String explanation)
                throws InterruptedException {
            assertThat(raised(source).error()).contains(explanation);
        }

        @Test
        void aNonBreakingSpaceIsNamed() throws InterruptedException {
            assertThat(raised("x =\u00a05").error())
                    .contains("in line 1, column 4, write ' ' instead");
        }

        @Test
        void whatWasPrintedBeforeIsKept() throws InterruptedException {
            assertThat(raised("print('so far')\n1 / 0").output().printed()).isEqualTo("so far\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "import sys; sys.exit(3)",
                    "raise SystemExit(3)",
                    "raise KeyboardInterrupt",
                    "def f(n): return f(n + 1)\nf(0)",
                    "import sys; sys.setrecursionlimit(3_000)\ndef f(n): return f(n + 1)\nf(0)",
                    "input()",
                    "import no_such_module"
                })
        void keepsTheSession(String source) throws InterruptedException {
            run("x = 6");

            var outcome = raised(source);

            assertThat(outcome.state()).isEqualTo(SessionState.KEPT);
            assertThatTheNextCellWorks(outcome);
        }
    }

    static Future<Outcome> begin(Session session, String source) {
        var cell = new FutureTask<>(() -> session.run(source, AMPLE));
        Thread.ofVirtual().start(cell);
        return cell;
    }

    protected static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
