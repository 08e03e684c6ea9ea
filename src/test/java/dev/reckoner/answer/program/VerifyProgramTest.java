package dev.reckoner.answer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.time.Duration.ofSeconds;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.Verdict;
import dev.reckoner.answer.program.VerifyProgram.TimeLimits;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.SessionState;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/// What follows from how the cells of the two sessions end. `ProgramContract` runs real ones.
class VerifyProgramTest {

    private static final ResourceUse QUICK = new ResourceUse(ofSeconds(1), ofSeconds(1), 0);
    private static final Outcome FINE = new Outcome.Completed(Output.NONE, QUICK);
    private static final String SIX = "[\"int\",\"6\"]";
    private static final String ANSWER = "def answer(): return 6";
    private static final String VERIFIER = "def verify(a): return a == 6";

    /// Two sessions whose cells end as the test says. What is run in them is kept.
    private static final class Scripted implements Sandbox {

        private final Queue<Queue<Function<String, Outcome>>> sessions = new ArrayDeque<>();
        private final List<String> log = new ArrayList<>();

        @SafeVarargs
        @SuppressWarnings("varargs") // the array is read and not kept
        final Scripted session(Function<String, Outcome>... cells) {
            sessions.add(new ArrayDeque<>(List.of(cells)));
            return this;
        }

        @Override
        public Session open(Consumer<String> printed) {
            var cells = sessions.remove();
            String name = "session " + (2 - sessions.size());
            log.add(name + " opens");
            return new Session() {
                private boolean open = true;

                @Override
                public Outcome run(String source, Duration limit) {
                    log.add(name + " runs: " + source.lines().findFirst().orElse(""));
                    return cells.remove().apply(source);
                }

                @Override
                public void close() {
                    if (open) {
                        log.add(name + " closes");
                    }
                    open = false;
                }
            };
        }

        @Override
        public Description description() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SandboxLimits limits() {
            return SandboxLimits.DEFAULT;
        }

        @Override
        public void close() {}
    }

    private final Scripted sandbox = new Scripted();

    private ProgramEnd check() throws InterruptedException {
        return check(ValueType.ANY);
    }

    private ProgramEnd check(ValueType type) throws InterruptedException {
        return new VerifyProgram(sandbox, TimeLimits.DEFAULT).check(ANSWER, VERIFIER, type);
    }

    private static Function<String, Outcome> ends(Outcome outcome) {
        return _ -> outcome;
    }

    private static Function<String, Outcome> shows(String... values) {
        return _ ->
                new Outcome.Completed(
                        new Output(
                                "",
                                0,
                                List.of(values).stream()
                                        .map(value -> new DisplayedValue(true, value, Map.of()))
                                        .toList()),
                        QUICK);
    }

    /// As the cell of ours does: the nonce is the last text in its source.
    private static Function<String, Outcome> returns(String verdict) {
        return source -> {
            int end = source.lastIndexOf('"');
            String nonce = source.substring(source.lastIndexOf('"', end - 1) + 1, end);
            return shows(nonce + " " + verdict).apply(source);
        };
    }

    private ProgramEnd answering(Outcome defined) throws InterruptedException {
        sandbox.session(ends(FINE), ends(defined));
        return check();
    }

    private ProgramEnd showing(String... values) throws InterruptedException {
        sandbox.session(ends(FINE), ends(FINE), shows(values));
        return check();
    }

    private ProgramEnd verifying(Function<String, Outcome> call) throws InterruptedException {
        sandbox.session(ends(FINE), ends(FINE), shows(SIX));
        sandbox.session(ends(FINE), ends(FINE), ends(FINE), call);
        return check();
    }

    private static Outcome raised(String error) {
        return new Outcome.Raised(Output.NONE, error, error + "\n", QUICK);
    }

    private static Outcome timedOut() {
        return new Outcome.TimedOut(Output.NONE, ofSeconds(30), SessionState.KEPT, QUICK);
    }

    private static Outcome outOfMemory() {
        return new Outcome.OutOfMemory(Output.NONE, 1 << 30, SessionState.ROLLED_BACK, QUICK);
    }

    private static Outcome crashed() {
        return new Outcome.Crashed(
                Output.NONE, "exited with status 100", SessionState.ROLLED_BACK, QUICK);
    }

    @Test
    void theVerifierRunsWhereTheAnswerNeverDidAndOnlyWhenTheAnswerIsGone()
            throws InterruptedException {
        var end = verifying(returns("True"));

        assertThat(end).isEqualTo(new ProgramEnd.Accepted("6"));
        assertThat(end.grade())
                .isEqualTo(
                        new Grade(Verdict.CORRECT, "program-accepted", "verify(a) is True for 6"));
        assertThat(sandbox.log)
                .containsExactly(
                        "session 1 opens",
                        "session 1 runs: def _reckoner_crossing():",
                        "session 1 runs: " + ANSWER,
                        "session 1 runs: _reckoner_crossing.written(answer())",
                        "session 2 opens",
                        "session 1 closes",
                        "session 2 runs: def _reckoner_crossing():",
                        "session 2 runs: _reckoner_crossing.value ="
                                + " _reckoner_crossing.read(\"[\\\"int\\\",\\\"6\\\"]\")",
                        "session 2 runs: " + VERIFIER,
                        sandbox.log.get(9),
                        "session 2 closes");
        assertThat(sandbox.log.get(9))
                .matches(
                        "session 2 runs: _reckoner_crossing.verdict\\(verify,"
                                + " _reckoner_crossing.value, \"[0-9a-f]{32}\"\\)");
    }

    @Test
    void aSessionThatCannotBePreparedIsNoFaultOfTheAnswer() {
        sandbox.session(ends(raised("ImportError: no json")));

        assertThatThrownBy(this::check)
                .isInstanceOf(SandboxUnavailable.class)
                .hasMessageContaining("its first cell ended raised");
    }

    @Nested
    class AFaultOfTheAnswerIsWrong {

        private static void wrong(ProgramEnd end, ProgramEnd expected) {
            assertThat(end).isEqualTo(expected);
            assertThat(end.grade().verdict()).isEqualTo(Verdict.WRONG);
        }

        @Test
        void whenItRaises() throws InterruptedException {
            wrong(
                    answering(raised("SystemExit: 100")),
                    new ProgramEnd.AnswerRaised("SystemExit: 100"));
        }

        @Test
        void whenItTakesTooLong() throws InterruptedException {
            wrong(answering(timedOut()), new ProgramEnd.AnswerTimedOut(ofSeconds(30)));
        }

        @Test
        void whenItsDefinitionsTakeAllTheTime() throws InterruptedException {
            wrong(
                    answering(
                            new Outcome.Completed(
                                    Output.NONE, new ResourceUse(ofSeconds(30), ofSeconds(1), 0))),
                    new ProgramEnd.AnswerTimedOut(ofSeconds(30)));
        }

        @Test
        void whenItCatchesItsInterruptionAndReturns() throws InterruptedException {
            sandbox.session(
                    ends(FINE),
                    ends(FINE),
                    source ->
                            new Outcome.Completed(
                                    shows(SIX).apply(source).output(),
                                    new ResourceUse(ofSeconds(30), ofSeconds(1), 0)));

            wrong(check(), new ProgramEnd.AnswerTimedOut(ofSeconds(30)));
        }

        @Test
        void whenItTakesTooMuchMemory() throws InterruptedException {
            wrong(answering(outOfMemory()), new ProgramEnd.AnswerOutOfMemory(1 << 30));
        }

        @Test
        void whenItEndsItsInterpreter() throws InterruptedException {
            wrong(answering(crashed()), new ProgramEnd.AnswerCrashed("exited with status 100"));
        }

        @Test
        void whenItsValueCannotCross() throws InterruptedException {
            wrong(
                    showing("[\"cannot\",\"a value of type generator\"]"),
                    new ProgramEnd.CannotCross("a value of type generator"));
        }

        @Test
        void whenWhatItShowsIsNoTaggedData() throws InterruptedException {
            wrong(showing("True"), new ProgramEnd.CannotCross("data that is not tagged"));
        }

        @Test
        void whenItShowsNothingOrTwoValues() throws InterruptedException {
            var unclear = new ProgramEnd.CannotCross("a value that was not shown exactly once");

            wrong(showing(), unclear);
            wrong(showing(SIX, SIX), unclear);
        }

        @Test
        void whenItsValueHasAnotherTypeThanDeclared() throws InterruptedException {
            var type = ValueType.of("Python int");
            sandbox.session(ends(FINE), ends(FINE), shows("[\"bool\",true]"));

            wrong(check(type), new ProgramEnd.WrongType(type, "Python bool", "True"));
        }

        @Test
        void whenItsValueCannotBeMadeAgain() throws InterruptedException {
            sandbox.session(ends(FINE), ends(FINE), shows(SIX));
            sandbox.session(ends(FINE), ends(raised("TypeError: unhashable type: 'list'")));

            wrong(
                    check(),
                    new ProgramEnd.CannotCross(
                            "a value that cannot be made again: TypeError: unhashable type:"
                                    + " 'list'"));
        }

        @Test
        void whenTheVerifierReturnsFalse() throws InterruptedException {
            wrong(verifying(returns("False")), new ProgramEnd.Refuted("6"));
        }
    }

    @Nested
    class AFaultOfTheVerifierIsUndecided {

        private static void undecided(ProgramEnd end, ProgramEnd expected) {
            assertThat(end).isEqualTo(expected);
            assertThat(end.grade().verdict()).isEqualTo(Verdict.UNDECIDED);
        }

        @Test
        void whenItRaises() throws InterruptedException {
            undecided(
                    verifying(ends(raised("TypeError: no"))),
                    new ProgramEnd.VerifierRaised("TypeError: no"));
        }

        @Test
        void whenItTakesTooLong() throws InterruptedException {
            undecided(verifying(ends(timedOut())), new ProgramEnd.VerifierTimedOut(ofSeconds(120)));
        }

        @Test
        void whenItTakesTooMuchMemory() throws InterruptedException {
            undecided(verifying(ends(outOfMemory())), new ProgramEnd.VerifierOutOfMemory(1 << 30));
        }

        @Test
        void whenItEndsItsInterpreter() throws InterruptedException {
            undecided(
                    verifying(ends(crashed())),
                    new ProgramEnd.VerifierCrashed("exited with status 100"));
        }

        @Test
        void whenTheValueTakesTooLongToBeMadeForIt() throws InterruptedException {
            sandbox.session(ends(FINE), ends(FINE), shows(SIX));
            sandbox.session(ends(FINE), ends(timedOut()));

            undecided(check(), new ProgramEnd.ValueNotMade("it takes too long"));
        }

        @Test
        void whenItReturnsNoBool() throws InterruptedException {
            undecided(
                    verifying(returns("a value of type int")),
                    new ProgramEnd.NoVerdict("a value of type int"));
        }

        @Test
        void whenTheNonceIsNotInWhatItShows() throws InterruptedException {
            undecided(
                    verifying(shows("True", "0123456789abcdef0123456789abcdef True")),
                    new ProgramEnd.NoVerdict("a value that is lost among what it has shown"));
        }
    }
}
