package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.Outcome.Crashed;
import dev.reckoner.sandbox.Outcome.OutOfMemory;
import dev.reckoner.sandbox.Outcome.TimedOut;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.State;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// What becomes of a session's state when a cell has to be killed.
@TestInstance(Lifecycle.PER_CLASS)
class LocalSandboxIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PLENTY = Duration.ofSeconds(30);

    private LocalSandbox sandbox;
    private Session session;

    @BeforeAll
    void start() throws InterruptedException {
        sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv());
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void open() throws InterruptedException {
        session = sandbox.open();
        assertThat(session.run("import os\nkept = [6, 7]", PLENTY)).isInstanceOf(Completed.class);
    }

    @AfterEach
    void close() {
        session.close();
    }

    private void stateIsIntact() throws InterruptedException {
        assertThat(valueOf("kept")).isEqualTo("[6, 7]");
    }

    private String valueOf(String expression) throws InterruptedException {
        return switch (session.run(expression, PLENTY)) {
            case Completed(var output, var _) -> output.shown().getLast().plain();
            case Outcome other -> throw new AssertionError(other);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"while True: pass", "import time; time.sleep(100)"})
    void anEndlessLoopIsInterruptedAndWhatItDidIsKept(String loop) throws InterruptedException {
        var outcome = session.run("print('so far')\nkept.append(8)\n" + loop, SECOND);

        assertThat(outcome).isInstanceOfSatisfying(TimedOut.class, timedOut -> {
            assertThat(timedOut.state()).isEqualTo(State.KEPT);
            assertThat(timedOut.output().printed()).startsWith("so far\nTraceback").endsWith("KeyboardInterrupt\n");
        });
        assertThat(valueOf("kept")).isEqualTo("[6, 7, 8]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(range(10**12))",
                "import numpy as np\na = np.ones((12_000, 12_000), dtype='f4')\na @ a",
                "while True:\n  try:\n    for i in range(10**12): x = i\n  except BaseException: pass",
                "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
            })
    void whatIgnoresTheInterruptIsKilledAndRolledBack(String loop) throws InterruptedException {
        var outcome = session.run("print('so far')\nkept.append(8)\n" + loop, SECOND);

        assertThat(outcome).isInstanceOfSatisfying(TimedOut.class, timedOut -> {
            assertThat(timedOut.state()).isEqualTo(State.ROLLED_BACK);
            assertThat(timedOut.output().printed()).isEqualTo("so far\n");
        });
        stateIsIntact();
    }

    @Test
    void anExitOfTheInterpreterIsACrashWithItsStatus() throws InterruptedException {
        assertThat(session.run("kept.append(8)\nos._exit(3)", PLENTY)).isInstanceOfSatisfying(Crashed.class, crashed -> {
            assertThat(crashed.cause()).isEqualTo("exited with status 3");
            assertThat(crashed.state()).isEqualTo(State.ROLLED_BACK);
        });
        stateIsIntact();
    }

    @Test
    void aMemoryErrorLeavesWhatTheCellDid() throws InterruptedException {
        assertThat(session.run("kept.append(8)\nbytearray(4 << 30)", PLENTY))
                .isInstanceOfSatisfying(OutOfMemory.class, out -> assertThat(out.state()).isEqualTo(State.KEPT));
        assertThat(valueOf("kept")).isEqualTo("[6, 7, 8]");
    }
}
