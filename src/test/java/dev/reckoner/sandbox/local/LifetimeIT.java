package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// When processes end, and how much memory many sessions use.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LifetimeIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MANY = 64;
    private static final long OWN_BYTES = 40L << 20;

    /// Runs a cell that does not end and that has children in a process group of their own.
    static final class Victim {

        static void main(String[] arguments) throws Exception {
            Sandbox sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv());
            Session session = sandbox.open();
            System.out.println("open");
            session.run(
                    "import os, time\nif os.fork() == 0: os.setsid(); os.fork()\ntime.sleep(600)",
                    Duration.ofMinutes(10));
        }
    }

    @Test
    void aSessionOpensAlsoWhileWhatWasKilledIsStillEnding() throws InterruptedException {
        var before = ProcessHandle.current().descendants().toList();
        try (var sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv())) {
            for (int i = 0; i < 5; i++) {
                ProcessHandle.current()
                        .descendants()
                        .filter(process -> !before.contains(process))
                        .forEach(ProcessHandle::destroyForcibly);
                try (var session = sandbox.open()) {
                    assertThat(session.run("print(6 * 7)", LIMIT).output().printed())
                            .isEqualTo("42\n");
                }
            }
        }
    }

    @Test
    void aKilledJvmLeavesNoProcessBehind() throws IOException, InterruptedException {
        var victim =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(victim.inputReader().readLine()).isEqualTo("open");
        Thread.sleep(500);
        List<ProcessHandle> started = victim.descendants().toList();
        assertThat(started).hasSizeGreaterThan(5);

        victim.destroyForcibly().waitFor();

        assertThat(started).allSatisfy(LifetimeIT::ends);
    }

    private static void ends(ProcessHandle process) {
        for (int i = 0; i < 200 && runs(process); i++) {
            sleep();
        }
        assertThat(runs(process)).as("process " + process.pid()).isFalse();
    }

    /// A zombie has ended. This program cannot reap it when its parent is dead.
    private static boolean runs(ProcessHandle process) {
        try {
            return !Files.readString(Path.of("/proc/" + process.pid() + "/stat")).contains(") Z ");
        } catch (IOException _) {
            return false;
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The sandbox keeps a spare session, so numbers of processes are compared, not processes.
    @Test
    void aClosedSessionLeavesNoProcessBehind() throws InterruptedException {
        try (var sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv())) {
            sandbox.open().close();
            long idle = settled();
            var session = sandbox.open();
            session.run("import os, time\nif os.fork() == 0: time.sleep(600)", LIMIT);
            assertThat(settled()).isGreaterThan(idle);

            session.close();

            assertThat(settled()).isEqualTo(idle);
        }
    }

    /// How many processes there are below this one, once it has not changed for a while.
    private static long settled() {
        long last = -1;
        for (int same = 0; same < 10; ) {
            long now = ProcessHandle.current().descendants().filter(LifetimeIT::runs).count();
            same = now == last ? same + 1 : 0;
            last = now;
            sleep();
        }
        return last;
    }

    @Test
    void manySessionsShareWhatTheyHaveNotChanged() throws InterruptedException {
        try (var sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv())) {
            var before = ownBytes();
            List<Session> sessions = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                var session = sandbox.open();
                session.run(
                        "import sympy; x = sympy.symbols('x'); sympy.integrate(x**2, x)", LIMIT);
                sessions.add(session);
            }
            long each = (ownBytes() - before) / MANY;
            System.out.printf("%d sessions: %.1f MiB of own memory each%n", MANY, each / 1048576.0);
            assertThat(each).isLessThan(OWN_BYTES);
            sessions.forEach(Session::close);
        }
    }

    /// In proportion, of all processes below this one that can be looked at.
    private static long ownBytes() {
        try (Stream<ProcessHandle> all = ProcessHandle.current().descendants()) {
            return all.mapToLong(LifetimeIT::proportional).sum();
        }
    }

    private static long proportional(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .sum();
        } catch (IOException _) {
            return 0;
        }
    }
}
