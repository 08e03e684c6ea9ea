package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Cells that write frames of both protocols to every descriptor they can find. At most they report
/// something false about their own cell.
@TestInstance(Lifecycle.PER_CLASS)
class ForgedFramesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(3);

    private LocalSandbox sandbox;
    private Session neighbour;
    private Session session;

    @BeforeAll
    void start() throws InterruptedException {
        sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv());
        neighbour = sandbox.open();
        neighbour.run("own = [1]", LIMIT);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void open() throws InterruptedException, IOException {
        session = sandbox.open();
        try (var in = ForgedFramesIT.class.getResourceAsStream("/forge.py")) {
            var source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(session.run(source, LIMIT)).isInstanceOf(Completed.class);
        }
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static String valueOf(Session session, String expression) throws InterruptedException {
        return switch (session.run(expression, LIMIT)) {
            case Completed(var output, var _) -> output.shown().getLast().plain();
            case Outcome other -> throw new AssertionError(other);
        };
    }

    private void othersAreUnharmed() throws InterruptedException {
        assertThat(valueOf(neighbour, "own.append(len(own) + 1); own[-1] == len(own)"))
                .isEqualTo("True");
        try (var later = sandbox.open()) {
            assertThat(valueOf(later, "6 * 7")).isEqualTo("42");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forge({'session': 1, **end})",
                "for n in range(20): forge({'session': n, 'out': 'forged'})",
                "forge({'session': 1, 'close': True}, {'session': 1, 'failed': 'forged'})",
                "forge({'settings': {}}, {'session': 9, 'open': True}, ('copy',))",
                "forge(('promote',), ('run', 1, '1'))",
                "forge(('ready', 1))",
                "for _ in range(2_000): forge(('ready', os.getpid()))",
                "forge(('end', 1, 'completed', '', ''))",
                "forge(('ended', os.getpid(), 0))",
                "forge(b'\\xff\\xff\\xff\\xff')",
                "forge(b'\\x7f\\xff\\xff\\xff' + b'x' * 1000)",
                "forge(frame(b''))",
                "forge(frame(b'no fields'))",
                "forge(frame(b'\\xff\\xff\\xff\\xff'))",
                "forge(frame(b'[' * 100_000), frame(b'{}'))",
                "forge(())",
                "forge(('value',), ('value', 2))",
                "forge(('value', 2, 1, 'x', 'text/latex'))",
                "forge(('value', 2, 1, 'x', 'text/html', 'forged'))",
                "forge(('value', 2, 'yes', 'x'))",
                "forge(('value', 2, 1, b'\\xff'))",
                "forge(('value', '2' * 5_000, 1, 'x'))",
                "forge(('end', 2, 'promoted', '', ''))",
                "forge(('end', 2, 'completed', ''))",
                "forge(('ready', 'x' * 5_000))",
                "forge(('end', 2, 'completed', b'\\1' * 31_000_000, ''))",
                "forge(('end', 2, 'raised', '', b'\\1' * 31_000_000))",
            })
    void whatIsNotToBeSaidEndsTheCellAndUndoesIt(String forgery) throws InterruptedException {
        var outcome = session.run(forgery + "\nwhile True: pass", SHORT);

        assertThat(outcome).isNotInstanceOf(Completed.class);
        assertThat(outcome.output().printed()).doesNotContain("forged");
        assertThat(valueOf(session, "kept")).isEqualTo("[6, 7]");
        othersAreUnharmed();
    }

    @Test
    void aFrameThatIsNeverFinishedEndsWithTheTime() throws InterruptedException {
        var outcome = session.run("forge(b'\\x00\\x10\\x00\\x00{')", SHORT);

        assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
        assertThat(valueOf(session, "kept")).isEqualTo("[6, 7]");
        othersAreUnharmed();
    }

    @Test
    void anEndToldTooSoonIsALieAboutItsOwnCellOnly() throws InterruptedException {
        var lie = "os.write(channels()[0], frame(ended))\nkept.append(8)\nwhile True: pass";
        assertThat(session.run(lie, LIMIT)).isInstanceOf(Completed.class);

        var next = session.run("6 * 7", SHORT);

        assertThat(next).isNotInstanceOf(Completed.class);
        assertThat(valueOf(session, "kept")).isIn("[6, 7]", "[6, 7, 8]");
        othersAreUnharmed();
    }

    /// A copy says its number in its first message, and here it says that of another process.
    @Test
    void aCopyThatLiesAboutItsNumberIsReplacedWhenItEnds() throws InterruptedException {
        var lying =
                """
                import ctypes
                first, own = os.getpid(), channels()
                @ctypes.CFUNCTYPE(None)
                def lie():
                    for number in channels():
                        if os.getppid() == first and number not in own:
                            os.write(number, frame(("ready", 99999)))
                ctypes.PyDLL(None).__register_atfork(None, None, lie, None)
                """;
        assertThat(session.run(lying, LIMIT)).isInstanceOf(Completed.class);
        assertThat(session.run("kept.append(8)", LIMIT)).isInstanceOf(Completed.class);
        for (String exit : new String[] {"os._exit(3)", "os._exit(4)"}) {
            assertThat(session.run(exit, SHORT)).isInstanceOf(Outcome.Crashed.class);
        }
        assertThat(valueOf(session, "kept")).isEqualTo("[6, 7, 8]");
        othersAreUnharmed();
    }

    @Test
    void aValueMayBeForgedAsItMayBePrinted() throws InterruptedException {
        var forged = "('value', 2, 0, 'forged', 'text/latex', 'x')";
        var outcome = session.run("os.write(channels()[0], frame(" + forged + ")); 7", LIMIT);

        assertThat(outcome.output().shown())
                .extracting(DisplayedValue::plain)
                .containsExactly("forged", "7");
    }

    @Test
    void aForgedValueThatIsTooLongForTheHostIsNotShown() throws InterruptedException {
        var forged = "('value', 2, 0, b'\\1' * 31_000_000)";
        var outcome = session.run("os.write(channels()[0], frame(" + forged + ")); 7", LIMIT);

        assertThat(outcome.output().shown())
                .extracting(DisplayedValue::plain)
                .containsExactly("7", "[... 1 more values are not shown ...]");
        othersAreUnharmed();
    }

    @Test
    void noMoreValuesAreShownThanAnyoneWouldRead() throws InterruptedException {
        var outcome = session.run("for i in range(50_000): display(i)", LIMIT);

        assertThat(outcome).isInstanceOf(Completed.class);
        assertThat(outcome.output().shown()).hasSize(1_001);
        assertThat(outcome.output().shown().getLast().plain())
                .isEqualTo("[... 49000 more values are not shown ...]");
        othersAreUnharmed();
    }
}
