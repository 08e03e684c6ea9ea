package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.Outcome.OutOfMemory;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.SessionState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;

/// The memory of a session where no control group limits it.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class MemoryIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long MOST = SandboxLimits.DEFAULT.memoryBytes();

    /// A thread whose children would take 4 GB together, once a file is there.
    private static final String LEFTOVER =
            """
            import os, threading, time
            kept = [6, 7]
            def eat():
                while not os.path.exists('/tmp/go'): time.sleep(0.01)
                time.sleep(0.1)
                for _ in range(20):
                    if os.fork() == 0:
                        held = bytearray(b'x') * (200 << 20)
                        time.sleep(60)
                time.sleep(60)
            threading.Thread(target=eat, daemon=True).start()
            """;

    private LocalSandbox sandbox;
    private Session session;

    @BeforeEach
    void open() throws InterruptedException {
        sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv(), List.of());
        session = sandbox.open();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    /// The most that all processes have together until something holds.
    private static long mostUntil(LongPredicate holds) throws InterruptedException {
        long most = 0;
        for (long now = MemoryOfProcesses.now(); !holds.test(now); now = MemoryOfProcesses.now()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("it never was so; the last was " + now + " bytes");
            }
            most = Math.max(most, now);
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        return most;
    }

    @Test
    void whatLeftoversTakeBetweenCellsEndsThemAndTheNextCellIsTold() throws InterruptedException {
        session.run(LEFTOVER, LIMIT);
        long idle = MemoryOfProcesses.now();
        session.run("open('/tmp/go', 'w').close()", LIMIT);
        mostUntil(now -> now > idle + MOST / 2);
        long most = mostUntil(now -> now < idle + MOST / 4);

        assertThat(most).isLessThan(2 * MOST);
        assertThat(session.run("print(kept)", LIMIT))
                .isInstanceOfSatisfying(
                        Completed.class,
                        completed ->
                                assertThat(completed.output().printed())
                                        .isEqualTo(
                                                "[what earlier cells had left running took more"
                                                        + " than 1024 MiB of memory and was ended;"
                                                        + " variables are as the last cell left"
                                                        + " them]\n"
                                                        + "[6, 7]\n"));
    }

    @Test
    void ofACellThatChangesMostOfWhatThereIsMayAllBeUsed() throws InterruptedException {
        session.run("import numpy as np\na = np.ones(100_000_000)", LIMIT);

        assertThat(session.run("a += 1\nprint(a[0], a[-1])", LIMIT))
                .isInstanceOfSatisfying(
                        Completed.class,
                        completed ->
                                assertThat(completed.output().printed()).isEqualTo("2.0 2.0\n"));
        assertThat(session.run("a[0]", LIMIT)).isInstanceOf(Completed.class);
    }

    @Test
    void inSocketsThatNobodyReadsCountsAsWell() throws InterruptedException {
        var fill =
                """
                import os, socket
                for _ in range(20):
                    if os.fork() == 0:
                        break
                pairs = []
                while True:
                    try: pairs.append(socket.socketpair())
                    except OSError: break
                    for each in pairs[-1]:
                        each.setblocking(False)
                        try:
                            while True: each.send(b'x' * 100_000)
                        except OSError: pass
                import time; time.sleep(60)
                """;
        session.run("kept = [6, 7]", LIMIT);

        assertThat(session.run(fill, LIMIT))
                .isInstanceOfSatisfying(
                        OutOfMemory.class,
                        out -> assertThat(out.state()).isEqualTo(SessionState.ROLLED_BACK));
        assertThat(session.run("kept", LIMIT)).isInstanceOf(Completed.class);
    }
}
