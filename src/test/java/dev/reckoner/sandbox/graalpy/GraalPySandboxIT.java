package dev.reckoner.sandbox.graalpy;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static java.util.Objects.requireNonNull;

import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.Outcome.Crashed;
import dev.reckoner.sandbox.Outcome.OutOfMemory;
import dev.reckoner.sandbox.Outcome.Raised;
import dev.reckoner.sandbox.Outcome.TimedOut;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxContract;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SessionState;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class GraalPySandboxIT extends SandboxContract {

    /// No operation of it can be interrupted.
    private static final String UNSTOPPABLE = "7**10**9 % 10";

    @Override
    protected Sandbox start(SandboxLimits limits) {
        return GraalPySandbox.start(limits, System.err::println);
    }

    @Test
    void describesItself() {
        assertThat(sandbox().description().kind()).isEqualTo("graalpy");
        assertThat(sandbox().description().libraries()).containsKeys("sympy", "mpmath");
    }

    /// It is not in the heap, which the JVM limits.
    @Nested
    class NativeMemory {

        private static final String KEPT_IN_A_LIST =
                "import zlib\nkept = []\nwhile True: kept.append(zlib.compressobj(9))";

        @Test
        void isLimited() throws InterruptedException {
            run("x = 6");

            var outcome = run(KEPT_IN_A_LIST);

            assertThat(outcome).isInstanceOf(OutOfMemory.class);
            assertThat(outcome.state()).isEqualTo(SessionState.REBUILT);
            assertThat(outcome.resources().peakBytes())
                    .isBetween(LIMITS.memoryBytes() / 2, LIMITS.memoryBytes() / 10 * 13);
            assertThat(shown("x").plain()).isEqualTo("6");
        }
    }

    @Nested
    class LikeAProgram {

        @ParameterizedTest
        @ValueSource(strings = {"exit()", "quit()", "exit(3)"})
        void mayEndItself(String source) throws InterruptedException {
            assertThat(raised(source).error()).startsWith("SystemExit");
        }

        @Test
        void hasNoArguments() throws InterruptedException {
            assertThat(shown("import sys; sys.argv").plain()).isEqualTo("['']");
        }

        @Test
        void mayUseCoroutines() throws InterruptedException {
            assertThat(
                            shown(
                                            """
                                            import asyncio
                                            async def after(seconds):
                                                await asyncio.sleep(seconds)
                                                return seconds
                                            async def both():
                                                return await asyncio.gather(after(0.02), after(0))
                                            asyncio.run(both())
                                            """)
                                    .plain())
                    .isEqualTo("[0.02, 0]");
        }

        @Test
        void isToldThatNothingCanWakeItsCoroutine() throws InterruptedException {
            var raised =
                    raised(
                            """
                            import asyncio
                            async def ever():
                                await asyncio.get_running_loop().create_future()
                            asyncio.run(ever())
                            """);

            assertThat(raised.error())
                    .isEqualTo(
                            "RuntimeError: all tasks wait for ever: only time can wake a task in"
                                    + " this sandbox");
        }
    }

    @Nested
    class Rebuilding {

        @Test
        void restoresTheVariablesOfKeptCells() throws InterruptedException {
            run("x = [1]");
            run("x.append(2); 1 / 0");
            run("def twice(): return x + x");

            assertThat(runShortly("x.append(3)\n" + UNSTOPPABLE).state())
                    .isEqualTo(SessionState.REBUILT);

            assertThat(shown("twice()").plain()).isEqualTo("[1, 2, 1, 2]");
        }

        @Test
        void doesNotPrintAgain() throws InterruptedException {
            run("print('once')");
            runShortly(UNSTOPPABLE);

            assertThat(printed("print('twice')")).isEqualTo("twice\n");
        }

        @Test
        void numbersCellsAsBefore() throws InterruptedException {
            run("def f(): 1 / 0");
            runShortly(UNSTOPPABLE);

            assertThat(raised("f()").traceback()).contains("\"<cell 3>\"", "\"<cell 1>\"");
        }

        @Test
        void thatFailsIsTold() throws InterruptedException {
            var limits = new SandboxLimits(1L << 30, 64, 64L << 20, 20_000, ofSeconds(1));
            try (var sandbox = start(limits);
                    var session = sandbox.open()) {
                session.run("x = 6", ofSeconds(5));
                session.run("import time; time.sleep(1.5)", ofSeconds(10));
                var killed = session.run(UNSTOPPABLE, ofSeconds(1));
                assertThat(killed).isInstanceOf(TimedOut.class);

                var told = session.run("x", ofSeconds(5));

                assertThat(told).isInstanceOf(Crashed.class);
                assertThat(told.state()).isEqualTo(SessionState.LOST);
                assertThat(((Crashed) told).cause())
                        .isEqualTo(
                                "the session could not be rebuilt, so this cell was not run: 1 of 2"
                                    + " cells were run again within 1 s, then cell 2 did not end in"
                                    + " time");
                assertThat(session.run("x", ofSeconds(5))).isInstanceOf(Raised.class);
                assertThat(session.run("1", ofSeconds(5))).isInstanceOf(Completed.class);
            }
        }
    }

    @Nested
    class Closed {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "import threading; t = threading.Thread(target=print); t.start()",
                    "import _thread; _thread.start_new_thread(print, ())",
                    "import concurrent.futures as c; c.ThreadPoolExecutor().submit(print).result()",
                    "import multiprocessing as m; p = m.Process(target=print); p.start()",
                    "import os; os.fork()",
                    "import os; os.execv('/bin/ls', ['ls'])",
                    "import os; os.kill(os.getppid(), 9)",
                    "import ctypes; ctypes.CDLL(None)",
                    "import _ctypes; _ctypes.dlopen(None, 0)",
                    "import java; java.type('java.lang.System').exit(3)",
                    "import polyglot; polyglot.eval(language='js', string='1')",
                    "import socket; socket.socket().bind(('127.0.0.1', 0))",
                    "open('/lib/python3.12/os.py', 'a')",
                    "open('/x', 'w')",
                    "import os; os.mkdir('/x')",
                    "import os; os.remove('/lib/python3.12/os.py')",
                    "import os; os.rename('/lib/python3.12/os.py', '/lib/python3.12/so.py')",
                    "import os; os.symlink('/etc/passwd', '/lib/x')",
                    "open('/lib/../etc/passwd')",
                    "open('/lib/python3.12/../../../etc/passwd')",
                    "open('/tmp/../etc/passwd')"
                })
        void raises(String source) throws InterruptedException {
            assertThat(run(source)).isInstanceOf(Raised.class);
        }

        @Test
        void theKernelTheUserAndTheProcessesOfTheHostAreNotSeen() throws InterruptedException {
            assertThat(
                            printed(
                                    """
                                    import os, platform
                                    print(platform.release(), platform.version(), platform.node())
                                    print(os.uname().sysname, os.uname()[1:4])
                                    print({os.getuid(), os.geteuid(), os.getgid(), os.getegid()})
                                    print(os.getpid(), os.getppid())
                                    """))
                    .isEqualTo(
                            """
                              localhost
                            Linux ('localhost', '', '')
                            {1000}
                            2 1
                            """);
            assertThat(raised("os.getloadavg()").error()).startsWith("OSError: ");
        }

        @Test
        void theNamesOfTheHostsFoldersAreNotSeen() throws Exception {
            run(test("names_seen.py"));
            var folders =
                    Stream.of("java.home", "user.dir", "user.home")
                            .map(name -> quoted(System.getProperty(name) + "/"))
                            .toList();

            assertThat(printed("print_paths_with(['/lib/python3.12/'])"))
                    .contains("sympy.__file__");
            assertThat(printed("print_paths_with(" + folders + ")")).isEmpty();
        }

        private static String test(String name) throws IOException {
            try (var text = GraalPySandboxIT.class.getResourceAsStream(name)) {
                return new String(requireNonNull(text).readAllBytes(), UTF_8);
            }
        }
    }

    @Nested
    class Orphaned {

        @ParameterizedTest
        @ValueSource(strings = {"while True: pass", UNSTOPPABLE})
        void workersEnd(String busy) throws Exception {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var parent =
                    new ProcessBuilder(
                                    java,
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Drive.class.getName(),
                                    "600",
                                    "1 + 1",
                                    busy)
                            .redirectErrorStream(true)
                            .start();
            try (var output = parent.inputReader()) {
                while (!output.readLine().contains("1 + 1 ->")) {}
                var workers = parent.descendants().toList();
                assertThat(workers).isNotEmpty();

                parent.destroyForcibly();

                for (var worker : workers) {
                    assertThat(worker.onExit()).succeedsWithin(Duration.ofSeconds(20));
                }
            } finally {
                parent.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
    }
}
