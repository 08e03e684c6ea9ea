package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/// Two sessions of one sandbox: one uses all it can get, and the other must not be affected.
@TestInstance(Lifecycle.PER_CLASS)
class SideBySideIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration GREEDY = Duration.ofSeconds(600);

    private static final String WORK =
            """
            import os, threading, sympy
            x = sympy.symbols('x')
            results = [sympy.integrate(x**n, x).subs(x, 2) for n in range(5)]
            threads = [threading.Thread(target=results.append, args=(i,)) for i in range(8)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            child = os.fork()
            if child == 0: os._exit(5)
            held = bytearray(100 << 20)
            [str(sum(results[:5])), len(results), os.waitpid(child, 0)[1] >> 8, len(held) >> 20]
            """;

    private LocalSandbox sandbox;

    @BeforeAll
    void start() throws InterruptedException {
        sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv());
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    private static String valueOf(Session session, String expression) throws InterruptedException {
        return switch (session.run(expression, LIMIT)) {
            case Completed(var output, var _) -> output.shown().getLast().plain();
            case Outcome other -> throw new AssertionError(other);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import threading\n"
                        + "def spin():\n"
                        + "  while True: pass\n"
                        + "for _ in range(30): threading.Thread(target=spin, daemon=True).start()\n"
                        + "print('go')\n"
                        + "spin()",
                "import os\n"
                        + "for _ in range(20):\n"
                        + "  if os.fork() == 0:\n"
                        + "    while True: pass\n"
                        + "print('go')\n"
                        + "while True: pass",
                "import os\n"
                        + "print('go')\n"
                        + "while True:\n"
                        + "  try: os.fork()\n"
                        + "  except OSError: pass",
                "print('go')\n"
                        + "held = []\n"
                        + "while True:\n"
                        + "  try: held.append(bytearray(b'x') * (16 << 20))\n"
                        + "  except MemoryError: pass",
                "print('go')\n"
                        + "n = 0\n"
                        + "while True:\n"
                        + "  n += 1\n"
                        + "  try: open(f'/tmp/{n}', 'wb').write(bytes(1 << 20))\n"
                        + "  except OSError: pass",
                "while True: print('go' * 10_000)",
                "print('go')\nwhile True: display('x' * 100_000)",
            })
    void aGreedySessionDoesNotKeepAnotherFromItsWork(String greed) throws Exception {
        var begun = new CompletableFuture<String>();
        try (var greedy = sandbox.open(begun::complete);
                var modest = sandbox.open()) {
            modest.run("open('/tmp/own', 'w').write('own')", LIMIT);
            var cell = new FutureTask<>(() -> greedy.run(greed, GREEDY));
            Thread.ofVirtual().start(cell);
            begun.join();

            for (int i = 0; i < 3; i++) {
                assertThat(valueOf(modest, WORK)).isEqualTo("['256/15', 13, 5, 100]");
            }
            assertThat(valueOf(modest, "open('/tmp/own').read()")).isEqualTo("'own'");
            try (var later = sandbox.open()) {
                assertThat(valueOf(later, "6 * 7")).isEqualTo("42");
            }
        }
    }

    @Test
    void neitherSeesNorReachesTheOthersProcesses() throws Exception {
        var begun = new CompletableFuture<String>();
        try (var waiting = sandbox.open(begun::complete);
                var hostile = sandbox.open()) {
            var cell =
                    new FutureTask<>(() ->
                            waiting.run(
                                    "import os, time\n"
                                            + "child = os.fork()\n"
                                            + "if child == 0: time.sleep(600)\n"
                                            + "print('go')\n"
                                            + "import sys; end = time.time() + 8\n"
                                            + "while time.time() < end: pass\n"
                                            + "os.waitpid(child, os.WNOHANG)",
                                    LIMIT));
            Thread.ofVirtual().start(cell);
            begun.join();
            var killing =
                    """
                    import os, signal
                    reached = []
                    for number in [*range(3, 33_000)]:
                        for each in (number, -number):
                            if abs(each) != os.getpid():
                                try:
                                    os.kill(each, signal.SIGKILL)
                                    reached.append(each)
                                except OSError:
                                    pass
                    reached
                    """;
            assertThat(valueOf(hostile, killing)).isEqualTo("[]");

            assertThat(cell.get())
                    .isInstanceOfSatisfying(
                            Completed.class,
                            completed ->
                                    assertThat(completed.output().shown().getLast().plain())
                                            .isEqualTo("(0, 0)"));
        }
    }
}
