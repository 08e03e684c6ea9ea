package dev.reckoner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.time.Duration.ofSeconds;

import dev.reckoner.sandbox.Outcome.Crashed;
import dev.reckoner.sandbox.Outcome.OutOfMemory;
import dev.reckoner.sandbox.Outcome.Raised;
import dev.reckoner.sandbox.Outcome.TimedOut;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// What every sandbox promises, stated once. One subclass for each backend says how it is started.
public abstract class SandboxContract extends NotebookContract {

    @Nested
    class Limiting {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "while True: pass",
                    "while True:\n"
                            + "    try:\n"
                            + "        while True: pass\n"
                            + "    except BaseException: pass",
                    "import time; time.sleep(600)",
                    "while True: print('spam')",
                    "7**10**8",
                    "import math; math.factorial(10**7)",
                    "sum(range(10**11))",
                    "import sympy; sympy.factorint((2**521 - 1) * (2**607 - 1) + 2)"
                })
        void aCellIsOverAtItsLimit(String source) throws InterruptedException {
            run("x = 6");

            var outcome = runShortly(source);

            assertThat(outcome).isInstanceOf(TimedOut.class);
            assertThat(((TimedOut) outcome).limit()).isEqualTo(SHORT);
            assertThatTheNextCellWorks(outcome);
        }

        @ParameterizedTest
        @ValueSource(strings = {"while True: pass", "7**10**9 % 10"})
        void whatWasPrintedBeforeIsKept(String endless) throws InterruptedException {
            var outcome = runShortly("print('so far')\n" + endless);

            assertThat(outcome.output().printed()).startsWith("so far\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "y = [0] * 10**9",
                    "y = []\nwhile True: y.append([0] * 10**6)",
                    "y = [0]\nwhile True: y = y + y",
                    "y = {}\nfor i in range(10**9): y[i] = str(i)",
                    "y = bytearray(10**9) + bytearray(10**9)"
                })
        void aCellThatTakesAllMemoryIsOver(String source) throws InterruptedException {
            run("x = 6");

            var outcome = session.run("x = 7\n" + source, ofSeconds(120));

            assertThat(outcome).isInstanceOf(OutOfMemory.class);
            assertThat(((OutOfMemory) outcome).limitBytes()).isEqualTo(LIMITS.memoryBytes());
            run("y = None");
            assertThat(shown("x").plain())
                    .isEqualTo(outcome.state() == SessionState.KEPT ? "7" : "6");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[0] * 10**10",
                    "'a' * 10**10",
                    "import re; re.match('(a|a)*b', 'a' * 4_000)[0]",
                    "10**10**10",
                    "import sys; sys.setrecursionlimit(10**6)\n"
                            + "def f(n): return f(n + 1)\n"
                            + "f(0)",
                    "import os; os._exit(3)",
                    "import os; os.abort()"
                })
        void whateverItTriesTheNextCellWorks(String source) throws InterruptedException {
            run("x = 6");

            var outcome = runShortly(source);

            assertThat(outcome)
                    .isInstanceOfAny(
                            Raised.class, TimedOut.class, OutOfMemory.class, Crashed.class);
            assertThatTheNextCellWorks(outcome);
        }

        @Test
        void whatACellUsedIsMeasured() throws InterruptedException {
            var used = run("s = 0\nfor i in range(300_000): s += i").resources();

            assertThat(used.wall()).isPositive();
            assertThat(used.cpu()).isBetween(Duration.ZERO, used.wall().multipliedBy(4));
        }
    }

    @Nested
    class TellingWhatIsLeft {

        /// No backend can interrupt it.
        private static final String UNSTOPPABLE = "7**10**9 % 10";

        @ParameterizedTest
        @ValueSource(strings = {"x = 7\nwhile True: pass", "x = 7\nraise MemoryError"})
        void afterACellThatWasStoppedAndOneThatWasKilled(String stopped)
                throws InterruptedException {
            run("x = 6");
            var first = runShortly(stopped);
            assertThat(first).isInstanceOfAny(TimedOut.class, OutOfMemory.class);
            var left = first.state() == SessionState.KEPT ? "7" : "6";

            var second = runShortly("x = 8\n" + UNSTOPPABLE);

            assertThat(second).isInstanceOf(TimedOut.class);
            assertThat(shown("x").plain())
                    .isEqualTo(
                            switch (second.state()) {
                                case KEPT -> "8";
                                case ROLLED_BACK, REBUILT -> left;
                                case PARTLY_REBUILT -> "6";
                                case LOST -> "nothing";
                            });
        }
    }

    @Nested
    class Isolating {

        @Test
        void sessionsSeeNothingOfEachOther() throws InterruptedException {
            run("x = 6; import builtins; builtins.leak = 6; import math; math.leak = 6");
            try (var other = sandbox.open()) {
                for (var name : List.of("x", "leak", "__import__('math').leak")) {
                    assertThat(other.run(name, AMPLE)).isInstanceOf(Raised.class);
                }
            }
            session.close();
            try (var later = sandbox.open()) {
                assertThat(later.run("x", AMPLE)).isInstanceOf(Raised.class);
                assertThat(later.run("__import__('math').leak", AMPLE)).isInstanceOf(Raised.class);
            }
        }

        @Test
        void noFileOfTheHostCanBeRead() throws InterruptedException {
            for (var file :
                    List.of(
                            "/etc/passwd",
                            "/etc/hostname",
                            System.getProperty("user.home"),
                            "/proc/1/environ")) {
                assertThat(run("open(%s).read()".formatted(quoted(file))))
                        .isInstanceOf(Raised.class);
                assertThat(run("import os; os.listdir(%s)".formatted(quoted(file))))
                        .isInstanceOf(Raised.class);
            }
        }

        @Test
        void thereIsNoNetwork() throws Exception {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                var connect = "import socket; socket.create_connection(('127.0.0.1', %d), 2)";
                assertThat(run(connect.formatted(server.getLocalPort())))
                        .isInstanceOf(Raised.class);
            }
        }

        @Test
        void nothingOfTheEnvironmentIsSeen() throws InterruptedException {
            var seen = printed("import os; print(dict(os.environ))");

            for (var variable : List.of("USER", "HOSTNAME", "JAVA_HOME", "MAVEN")) {
                assertThat(seen).doesNotContain(variable);
            }
        }

        @Test
        void noProgramOfTheHostCanBeStarted() throws InterruptedException {
            assertThat(run("import subprocess; subprocess.run(['/bin/ls'], check=True)"))
                    .isInstanceOf(Raised.class);
            assertThat(run("import os; assert os.system('/bin/ls') == 0"))
                    .isInstanceOf(Raised.class);
        }
    }

    @Nested
    class Ending {

        @Test
        void aClosedSessionIsOfNoFurtherUse() {
            session.close();
            session.close();

            assertThatThrownBy(() -> run("1")).isInstanceOf(SandboxUnavailable.class);
        }

        @Test
        void closingStopsTheRunningCell() throws InterruptedException {
            var heard = new CompletableFuture<String>();
            var other = sandbox.open(heard::complete);
            var cell = begin(other, "print('running')\nwhile True: pass");
            heard.join();

            other.close();

            assertThatThrownBy(cell::get).hasCauseInstanceOf(SandboxUnavailable.class);
        }

        @Test
        void aCellMayBeInterrupted() throws InterruptedException {
            var heard = new CompletableFuture<String>();
            var other = sandbox.open(heard::complete);
            var cell =
                    new FutureTask<>(() -> other.run("print('running')\nwhile True: pass", AMPLE));
            var thread = Thread.ofVirtual().start(cell);
            heard.join();

            thread.interrupt();

            assertThatThrownBy(cell::get).hasCauseInstanceOf(InterruptedException.class);
        }

        @Test
        void aSecondCellAtTheSameTimeIsRefused() throws Exception {
            var heard = new CompletableFuture<String>();
            try (var other = sandbox.open(heard::complete)) {
                begin(other, "print('running')\nwhile True: pass");
                heard.get(AMPLE.toSeconds(), TimeUnit.SECONDS);

                assertThatThrownBy(() -> other.run("1", AMPLE))
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
