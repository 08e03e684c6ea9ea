package dev.reckoner;

import static org.assertj.core.api.Assertions.assertThat;

import static java.time.Duration.ofSeconds;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.SessionState;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a preset makes of the sessions of a sandbox.
class CellSessionsTest {

    private static final ResourceUse LITTLE = new ResourceUse(Duration.ZERO, Duration.ZERO, 0);
    private static final DisplayedValue VALUE = new DisplayedValue(true, "42", Map.of());

    private final List<String> happened = new ArrayList<>();
    private Function<String, Outcome> running = _ -> printed("");

    private Session open() {
        happened.add("open");
        return new Session() {
            @Override
            public Outcome run(String source, Duration limit) {
                happened.add(source);
                return running.apply(source);
            }

            @Override
            public void close() {
                happened.add("close");
            }
        };
    }

    private static Outcome printed(String text) {
        return new Outcome.Completed(Output.printed(text), LITTLE);
    }

    @Test
    void eachCellHasASessionOfItsOwnOfWhichTheFirstIsOpenedAtOnce() throws InterruptedException {
        try (var session = new FreshSessions(this::open)) {
            assertThat(happened).containsExactly("open");
            session.run("1", ofSeconds(1));
            session.run("2", ofSeconds(1));
        }
        assertThat(happened).containsExactly("open", "1", "close", "open", "2", "close");
    }

    @Test
    void aSessionThatNoCellHasUsedIsClosed() throws InterruptedException {
        new FreshSessions(this::open).close();

        assertThat(happened).containsExactly("open", "close");
    }

    @Test
    void nothingIsLeftOfAStoppedCellThatHadASessionOfItsOwn() throws InterruptedException {
        var stopped =
                new Outcome.TimedOut(Output.NONE, ofSeconds(1), SessionState.ROLLED_BACK, LITTLE);
        running = _ -> stopped;

        try (var session = new FreshSessions(this::open)) {
            assertThat(session.run("while True: pass", ofSeconds(1)).state())
                    .isEqualTo(SessionState.LOST);
        }
    }

    @Test
    void asAProgramACellShowsStandardErrorThenStandardOutputAndNoValue()
            throws InterruptedException {
        running =
                source ->
                        source.contains("stderr_apart.clear()")
                                ? printed("careful")
                                : new Outcome.Completed(
                                        new Output("out\n", 3, List.of(VALUE)), LITTLE);

        assertThat(new StreamsSession(open()).run("cell", ofSeconds(1)))
                .isEqualTo(
                        new Outcome.Completed(new Output("careful\nout\n", 3, List.of()), LITTLE));
    }

    @Test
    void asAProgramATracebackFollowsTheRestOfStandardError() throws InterruptedException {
        var open = new StreamsSession(open());
        running =
                source ->
                        source.contains("stderr_apart.clear()")
                                ? printed("careful\n")
                                : new Outcome.Raised(
                                        Output.printed("out\n"), "E: e", "Traceback\nE: e", LITTLE);

        assertThat(open.run("cell", ofSeconds(1)))
                .isEqualTo(
                        new Outcome.Raised(
                                Output.printed("out\n"),
                                "E: e",
                                "careful\nTraceback\nE: e",
                                LITTLE));
    }

    @Test
    void asAProgramACellThatHasReplacedStandardErrorShowsTheRest() throws InterruptedException {
        var open = new StreamsSession(open());
        running =
                source ->
                        source.contains("stderr_apart.clear()")
                                ? new Outcome.Raised(Output.NONE, "E: e", "E: e", LITTLE)
                                : printed("out");

        assertThat(open.run("cell", ofSeconds(1))).isEqualTo(printed("out"));
    }
}
