package dev.reckoner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.reckoner.sandbox.Outcome.Completed;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// What every sandbox promises of the processes it starts: signals do them no harm, and none is
/// left. One subclass for each backend says how it is started.
///
/// A sandbox may keep something ready for the next session: after the first session it has as many
/// processes as it will have whenever no session is open.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
public abstract class SandboxProcessesContract {

    private static final Duration AMPLE = ofSeconds(60);
    private static final Duration SHORT = ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = ofMillis(20);

    /// After which nothing comes or goes by itself.
    private static final Duration QUIET = ofSeconds(1);

    private static final String ENDLESS = "print('running')\nwhile True: pass";

    /// No backend can interrupt it.
    private static final String UNSTOPPABLE = "7**10**9 % 10";

    private Set<ProcessHandle> others = Set.of();
    private Sandbox sandbox;
    private int idle;

    protected abstract Sandbox start(SandboxLimits limits) throws InterruptedException;

    @BeforeAll
    void startSandbox() throws InterruptedException {
        others = processes();
        sandbox = start(SandboxLimits.DEFAULT);
        sandbox.open().close();
        idle = settled().size();
    }

    /// What a test has left behind stays, so [#noneIsLeftAfterAll] sees it too where it came late.
    @AfterEach
    void noMoreAreLeftThanBefore() {
        long end = System.nanoTime() + AMPLE.toNanos();
        while (processes().size() > idle && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        var left = processes();
        assertThat(left)
                .as("%s", left.stream().map(ProcessHandle::info).toList())
                .hasSizeLessThanOrEqualTo(idle);
    }

    @AfterAll
    void noneIsLeftAfterAll() {
        try {
            assertThat(settled()).hasSizeLessThanOrEqualTo(idle);
        } finally {
            sandbox.close();
        }
    }

    /// Those of the sandboxes of these tests, once none has come or gone for a while.
    private Set<ProcessHandle> settled() {
        var last = processes();
        long since = System.nanoTime();
        while (System.nanoTime() - since < QUIET.toNanos()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            var now = processes();
            if (!now.equals(last)) {
                last = now;
                since = System.nanoTime();
            }
        }
        return last;
    }

    private Set<ProcessHandle> processes() {
        var processes = new HashSet<ProcessHandle>();
        ProcessHandle.current()
                .children()
                .filter(child -> !others.contains(child))
                .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()))
                .forEach(processes::add);
        return processes;
    }

    /// Ctrl-C in a terminal, a job that is stopped, a terminal that is closed: each signal goes to
    /// the whole process group, and when a cell ends is for this program to say.
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP", "QUIT"})
    void aSignalToTheProcessGroupHarmsNoCell(String signal) throws Exception {
        var heard = new CompletableFuture<String>();
        try (var waiting = sandbox.open();
                var busy = sandbox.open(heard::complete)) {
            waiting.run("x = 6", AMPLE);
            var cell =
                    begin(
                            busy,
                            """
                            import time
                            print('running')
                            end = time.time() + 1
                            while time.time() < end: pass
                            print('unharmed')
                            """);
            heard.join();

            signalGroup(signal);

            assertThat(cell.get()).isInstanceOf(Completed.class);
            assertThat(cell.get().output().printed()).isEqualTo("running\nunharmed\n");
            assertThat(waiting.run("print(x)", AMPLE).output().printed()).isEqualTo("6\n");
        }
    }

    @Test
    void noneOutlivesTheSandbox() throws InterruptedException {
        var before = processes();
        var other = start(SandboxLimits.DEFAULT);
        other.open();
        var started = processes();
        started.removeAll(before);
        assertThat(started).isNotEmpty();

        other.close();
        other.close();

        for (var process : started) {
            assertThat(process.onExit()).succeedsWithin(ofSeconds(10));
        }
    }

    /// As by the kernel, where the machine's memory is used up.
    @Test
    void anotherSessionOpensAfterAllWereKilled() throws InterruptedException {
        var before = processes();
        try (var other = start(SandboxLimits.DEFAULT)) {
            other.open().run("x = 6", AMPLE);
            var started = settled();
            started.removeAll(before);
            assertThat(started).isNotEmpty();

            started.forEach(ProcessHandle::destroyForcibly);
            for (var process : started) {
                assertThat(process.onExit()).succeedsWithin(ofSeconds(10));
            }

            try (var session = other.open()) {
                assertThat(session.run("print(6 * 7)", AMPLE).output().printed()).isEqualTo("42\n");
            }
        }
    }

    /// @param later the session is closed when it has been rebuilt, rather than meanwhile
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noneIsLeftOfSessionsWhoseLastCellWasKilled(boolean later) throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            var session = sandbox.open();
            session.run("x = 6", AMPLE);
            session.run(UNSTOPPABLE, SHORT);
            if (later) {
                settled();
            }
            session.close();
        }
    }

    @Test
    void noneIsLeftOfInterruptedOpenings() {
        for (int i = 0; i < 3; i++) {
            Thread.currentThread().interrupt();
            try {
                sandbox.open().close();
            } catch (InterruptedException expected) {
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
        }
        Thread.interrupted();
    }

    @Test
    void noneIsLeftOfInterruptedCells() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            var heard = new CompletableFuture<String>();
            var session = sandbox.open(heard::complete);
            var cell = new FutureTask<>(() -> session.run(ENDLESS, AMPLE));
            var thread = Thread.ofVirtual().start(cell);
            heard.join();

            thread.interrupt();

            assertThatThrownBy(cell::get).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void noneIsLeftOfCellsWhoseListenerFailed() throws InterruptedException {
        try (var session =
                sandbox.open(_ -> {
                    throw new IllegalStateException("the listener failed");
                })) {
            assertThatThrownBy(() -> session.run(ENDLESS, AMPLE)).hasMessage("the listener failed");
        }
    }

    /// Sends it to what a signal to the group would reach, but for this JVM and what started it.
    private static void signalGroup(String name) throws IOException, InterruptedException {
        var own = group(ProcessHandle.current());
        for (var process : ProcessHandle.current().descendants().toList()) {
            if (group(process).equals(own)) {
                new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                        .inheritIO()
                        .start()
                        .waitFor();
            }
        }
    }

    /// The third word after the name of the program, which may have any characters.
    private static String group(ProcessHandle process) throws IOException {
        Path stat = Path.of("/proc/" + process.pid() + "/stat");
        return Files.exists(stat)
                ? Files.readString(stat).replaceFirst("(?s).*\\) ", "").split(" ")[2]
                : "ended";
    }

    private static FutureTask<Outcome> begin(Session session, String source) {
        var cell = new FutureTask<>(() -> session.run(source, AMPLE));
        Thread.ofVirtual().start(cell);
        return cell;
    }
}
