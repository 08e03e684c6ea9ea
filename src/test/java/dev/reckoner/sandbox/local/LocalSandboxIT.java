package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.Outcome.Crashed;
import dev.reckoner.sandbox.Outcome.OutOfMemory;
import dev.reckoner.sandbox.Outcome.Raised;
import dev.reckoner.sandbox.Outcome.TimedOut;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.SessionState;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The state of a session after a destructive cell: the facts that hold for this backend only.
@TestInstance(Lifecycle.PER_CLASS)
class LocalSandboxIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGER = Duration.ofSeconds(2);
    private static final Duration PLENTY = Duration.ofSeconds(60);

    private LocalSandbox sandbox;
    private Session session;
    private final List<String> pieces = Collections.synchronizedList(new ArrayList<>());

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
        pieces.clear();
        session = sandbox.open(pieces::add);
        assertThat(run("import os, signal, threading, time\nkept = [6, 7]"))
                .isInstanceOf(Completed.class);
    }

    @AfterEach
    void close() {
        session.close();
    }

    private Outcome run(String source) throws InterruptedException {
        return session.run(source, PLENTY);
    }

    private String valueOf(String expression) throws InterruptedException {
        return switch (run(expression)) {
            case Completed(var output, var _) -> output.shown().getLast().plain();
            case Outcome other -> throw new AssertionError(other);
        };
    }

    private void stateIsIntact() throws InterruptedException {
        assertThat(valueOf("kept")).isEqualTo("[6, 7]");
    }

    @Nested
    class PastItsTime {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "while True: pass",
                    "time.sleep(100)",
                    "9 ** 9 ** 9",
                    "str(10 ** 10 ** 7)"
                })
        void aCellIsInterruptedAndWhatItDidIsKept(String loop) throws InterruptedException {
            var outcome = session.run("print('so far')\nkept.append(8)\n" + loop, SECOND);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            TimedOut.class,
                            timedOut -> {
                                assertThat(timedOut.output().printed()).startsWith("so far\n");
                                if (timedOut.state() == SessionState.KEPT) {
                                    assertThat(timedOut.output().printed())
                                            .contains("Traceback")
                                            .endsWith("KeyboardInterrupt\n");
                                }
                            });
            assertThat(valueOf("kept"))
                    .isEqualTo(outcome.state() == SessionState.KEPT ? "[6, 7, 8]" : "[6, 7]");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "sum(range(10**12))",
                    "a @ a",
                    "while True:\n"
                            + "  try:\n"
                            + "    for i in range(10**12): x = i\n"
                            + "  except BaseException: pass",
                    "signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
                })
        void whatIgnoresTheInterruptIsKilledAndRolledBack(String loop) throws InterruptedException {
            run("import numpy as np\na = np.ones((9_000, 9_000), dtype='f4')");

            var outcome = session.run("print('so far')\nkept.append(8)\n" + loop, LONGER);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            TimedOut.class,
                            timedOut -> {
                                assertThat(timedOut.state()).isEqualTo(SessionState.ROLLED_BACK);
                                assertThat(timedOut.output().printed()).isEqualTo("so far\n");
                                assertThat(timedOut.resources().wall())
                                        .isLessThan(LONGER.plusSeconds(2));
                            });
            stateIsIntact();
        }
    }

    @Nested
    class TheLengthOfACell {

        private static final int MOST = 8 << 20;

        @Test
        void isLimitedAndALongerOneHarmsNoSession() throws InterruptedException {
            String error =
                    "ValueError: the cell has 8388609 characters; at most 8388608 can be run";

            assertThat(run("#" + "x".repeat(MOST)))
                    .isInstanceOfSatisfying(
                            Raised.class, raised -> assertThat(raised.error()).isEqualTo(error));
            stateIsIntact();
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "\u0001", "\u2124", "\ud83d\ude00"})
        void mayTakeTheMostBytesThatAnyCharactersTake(String character)
                throws InterruptedException {
            String most = "#" + character.repeat(MOST / character.length() - 1);

            assertThat(run(most).state()).isEqualTo(SessionState.KEPT);
            stateIsIntact();
        }
    }

    @Nested
    class DeathOfTheInterpreter {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "os._exit(3) | exited with status 3",
                    "os.kill(os.getpid(), 9) | killed by signal 9 (SIGKILL)",
                    "os.abort() | killed by signal 6 (SIGABRT)",
                    "import ctypes; ctypes.string_at(0) | killed by signal 11 (SIGSEGV)",
                    "os.closerange(0, 256) | closed or misused the descriptors of its interpreter",
                })
        void isACrashThatSaysWhyAndLeavesTheStateAsItWas(String source, String cause)
                throws InterruptedException {
            assertThat(run("kept.append(8)\n" + source))
                    .isInstanceOfSatisfying(
                            Crashed.class,
                            crashed -> {
                                assertThat(crashed.cause()).isEqualTo(cause);
                                assertThat(crashed.state()).isEqualTo(SessionState.ROLLED_BACK);
                            });
            stateIsIntact();
        }

        @Test
        void fromAStackOverflowLeavesTheStateAsItWas() throws InterruptedException {
            var overflow =
                    """
                    import sys, functools
                    sys.setrecursionlimit(10**9)
                    kept.append(8)
                    class A:
                        def __getattr__(self, name): return getattr(self, name + "x")
                    A().a
                    """;
            assertThat(run(overflow).state()).isEqualTo(SessionState.ROLLED_BACK);
            stateIsIntact();
        }

        @Test
        void afterEveryDescriptorWasDuplicatedLeavesTheStateAsItWas() throws InterruptedException {
            run(
                    "kept.append(8)\n"
                            + "for i in range(256):\n"
                            + "  try: os.dup2(1, i)\n"
                            + "  except OSError: pass");
            stateIsIntact();
        }

        @Test
        void betweenTwoCellsCostsNothing() throws InterruptedException {
            run("kept.append(8)\nthreading.Timer(0.3, os._exit, [1]).start()");
            Thread.sleep(600);
            assertThat(valueOf("kept")).isEqualTo("[6, 7, 8]");
        }
    }

    @Nested
    class OpenFiles {

        private static final String ALL =
                """
                kept.append(8)
                files = []
                try:
                    while True: files.append(open(os.devnull))
                except OSError: pass
                %s
                len(files) > 240
                """;

        @Test
        void asManyAsThereMayBeDoNotHinderTheNextCells() throws InterruptedException {
            assertThat(valueOf(ALL.formatted(""))).isEqualTo("True");

            for (int i = 0; i < 3; i++) {
                assertThat(valueOf("kept")).isEqualTo("[6, 7, 8]");
            }
            assertThat(run("os._exit(3)")).isInstanceOf(Crashed.class);
            assertThat(valueOf("kept, len(files) > 240")).isEqualTo("([6, 7, 8], True)");
        }

        @Test
        void whereTheInterpreterHasNoneLeftTheNextCellSaysSoWithoutATraceback()
                throws InterruptedException {
            var more =
                    "import resource\n"
                            + "most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]\n"
                            + "resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))\n"
                            + "for i in range(20):\n"
                            + "  try: files.append(open(os.devnull))\n"
                            + "  except OSError: pass";
            assertThat(valueOf(ALL.formatted(more))).isEqualTo("True");

            assertThat(run("kept"))
                    .isInstanceOfSatisfying(
                            Crashed.class,
                            crashed -> {
                                assertThat(crashed.state()).isEqualTo(SessionState.ROLLED_BACK);
                                assertThat(crashed.output()).isEqualTo(Output.NONE);
                            });
            stateIsIntact();
        }
    }

    @Nested
    class KernelMemory {

        @ParameterizedTest
        @CsvSource({
            "shmget, '0, 1 << 20, 0o1600'",
            "semget, '0, 1, 0o1600'",
            "msgget, '0, 0o1600'",
            "mq_open, 'b\"/queue\", os.O_CREAT | os.O_RDWR, 0o600, None'"
        })
        void thatOutlivesAProcessIsRefused(String call, String arguments)
                throws InterruptedException {
            run("import ctypes, errno\nlibc = ctypes.CDLL('librt.so.1', use_errno=True)");

            assertThat(
                            valueOf(
                                    "libc.%s(%s), errno.errorcode[ctypes.get_errno()]"
                                            .formatted(call, arguments)))
                    .isEqualTo("(-1, 'EPERM')");
        }
    }

    @Nested
    class Sabotage {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "os.setpgid = lambda *_: time.sleep(1_000)",
                    "os.close = os.getpid = os.write = os.waitpid = None",
                    "import builtins; builtins.super = None",
                    "import builtins; builtins.len = builtins.next = builtins.int = None",
                    "import builtins; builtins.exec = builtins.eval = lambda *_: None"
                })
        void ofWhatTheInterpreterNeedsHarmsNoLaterCell(String source) throws InterruptedException {
            assertThat(run("kept.append(8)\n" + source)).isInstanceOf(Completed.class);

            assertThat(valueOf("kept.append(9); kept")).isEqualTo("[6, 7, 8, 9]");
            assertThat(valueOf("kept")).isEqualTo("[6, 7, 8, 9]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"before", "after_in_child"})
        void ofForksUndoesItsOwnCellAndTheNext(String hook) throws InterruptedException {
            run(
                    """
                    kept.append(8)
                    os.register_at_fork(%s=lambda: time.sleep(1_000))
                    threading.Thread(target=time.sleep, args=(1_000,), daemon=True).start()
                    """
                            .formatted(hook));

            assertThat(run("kept.append(9)"))
                    .isInstanceOfSatisfying(
                            Crashed.class,
                            crashed -> {
                                assertThat(crashed.state()).isEqualTo(SessionState.ROLLED_BACK);
                                assertThat(crashed.output()).isEqualTo(Output.NONE);
                            });
            stateIsIntact();
        }
    }

    @Nested
    class Memory {

        @Test
        void anUncaughtMemoryErrorLeavesWhatTheCellDid() throws InterruptedException {
            assertThat(run("kept.append(8)\nbytearray(4 << 30)"))
                    .isInstanceOfSatisfying(
                            OutOfMemory.class,
                            out -> {
                                assertThat(out.state()).isEqualTo(SessionState.KEPT);
                                assertThat(out.limitBytes()).isEqualTo(1L << 30);
                            });
            assertThat(valueOf("kept")).isEqualTo("[6, 7, 8]");
        }

        @Test
        void aBombIsStopped() throws InterruptedException {
            assertThat(
                            run(
                                    "def bomb():\n"
                                            + "  held = []\n"
                                            + "  while True: held.append(bytearray(1 << 22))\n"
                                            + "bomb()"))
                    .isInstanceOf(OutOfMemory.class);
            stateIsIntact();
        }

        @Test
        void ofAllChildrenTogetherIsLimited() throws InterruptedException {
            var children =
                    """
                    kept.append(8)
                    for _ in range(20):
                        if os.fork() == 0:
                            held = bytearray(b"x") * (200 << 20)
                            time.sleep(60)
                    time.sleep(60)
                    """;
            assertThat(run(children))
                    .isInstanceOfSatisfying(
                            OutOfMemory.class,
                            out -> assertThat(out.state()).isEqualTo(SessionState.ROLLED_BACK));
            stateIsIntact();
        }
    }

    @Nested
    class Processes {

        @Test
        void aForkBombIsStoppedAndLeavesNothing() throws InterruptedException {
            session.run(
                    "kept.append(8)\nwhile True:\n  try: os.fork()\n  except OSError: pass",
                    SECOND);
            assertThat(valueOf("kept")).isIn("[6, 7]", "[6, 7, 8]");
            assertThat(
                            run(
                                    "[os.waitpid(p, 0) for p in [os.spawnv(os.P_NOWAIT, '/nowhere',"
                                            + " ['x'])]]"))
                    .isInstanceOf(Completed.class);
        }

        @Test
        void childrenEndWithTheCellThatStartedThem() throws InterruptedException {
            run("r, w = os.pipe()\nif os.fork() == 0: time.sleep(100)\nos.close(w)");
            assertThat(session.run("os.read(r, 1)", PLENTY)).isInstanceOf(Completed.class);
        }

        @Test
        void signalsReachChildrenButNotTheCopy() throws InterruptedException {
            var everyone =
                    """
                    kept.append(8)
                    for group in (0, 1):
                        for number in [-1, *range(2, 2000)]:
                            if number != os.getpid():
                                try: os.kill(-number if group and number > 0 else number, signal.SIGKILL)
                                except OSError: pass
                    os._exit(1)
                    """;
            assertThat(run(everyone).state()).isEqualTo(SessionState.ROLLED_BACK);
            stateIsIntact();
            var child =
                    """
                    child = os.fork()
                    if child == 0: time.sleep(100)
                    os.kill(child, signal.SIGTERM)
                    os.waitpid(child, 0)[1]
                    """;
            assertThat(valueOf(child)).isEqualTo("15");
        }

        @Test
        void threadsLeftRunningDoNotHinderTheNextCell() throws InterruptedException {
            run(
                    "for _ in range(200):\n"
                            + "  threading.Thread(target=time.sleep, args=(1000,),"
                            + " daemon=True).start()");
            stateIsIntact();
            run("os._exit(1)");
            stateIsIntact();
        }
    }

    @Nested
    class Printing {

        @Test
        void aGigabyteIsCutInTheMiddle() throws InterruptedException {
            Output output =
                    run("piece = 'x' * (1 << 20)\nfor _ in range(1024): print(piece)\nprint('end')")
                            .output();

            assertThat(output.printed().length())
                    .isLessThan(SandboxLimits.DEFAULT.outputChars() + 100);
            assertThat(output.printed())
                    .startsWith("xxx")
                    .endsWith("x\nend\n")
                    .contains("characters cut ...]\n");
            assertThat(output.dropped())
                    .isEqualTo(1024L * ((1 << 20) + 1) + 4 - SandboxLimits.DEFAULT.outputChars());
            stateIsIntact();
        }

        @Test
        void aLineOfTenMillionIsKeptWhole() throws InterruptedException {
            assertThat(run("print('x' * 10_000_000)").output().printed()).hasSize(10_000_001);
            stateIsIntact();
        }

        @Test
        void bytesThatAreNotTextAreReplaced() throws InterruptedException {
            assertThat(
                            run("_ = os.write(1, b'a\\xff\\xfeb\\n'); print('é', end='')")
                                    .output()
                                    .printed())
                    .isEqualTo("a\ufffd\ufffdb\né");
            stateIsIntact();
        }

        @Test
        void isHeardWhileTheCellRunsAndInOrder() throws InterruptedException {
            var outcome =
                    run(
                            "import sys\n"
                                    + "for i in range(3):\n"
                                    + "  print(i)\n"
                                    + "  print('e', file=sys.stderr)\n"
                                    + "  time.sleep(0.1)");

            assertThat(outcome.output().printed()).isEqualTo("0\ne\n1\ne\n2\ne\n");
            assertThat(pieces).hasSizeGreaterThan(2);
            assertThat(String.join("", pieces)).isEqualTo(outcome.output().printed());
        }

        @Test
        void figuresAreShownAsPng() throws InterruptedException {
            var shown =
                    run("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
                            .output()
                            .shown();

            assertThat(shown.getLast().rich().get("image/png")).startsWith("iVBORw0KGgo");
        }
    }

    @Nested
    class Values {

        @Test
        void ofManyMegabytesAreCutAndLimitedInTotal() throws InterruptedException {
            var outcome = run("for _ in range(8): display(chr(0x1F600) * 7_500_000)");

            assertThat(outcome).isInstanceOf(Completed.class);
            assertThat(outcome.output().shown())
                    .extracting(DisplayedValue::plain)
                    .hasSize(3)
                    .allSatisfy(plain -> assertThat(plain).hasSizeLessThan(7_500_000))
                    .last()
                    .isEqualTo("[... 6 more values are not shown ...]");
            stateIsIntact();
        }

        @Test
        void ofControlCharactersEndNothing() throws InterruptedException {
            var outcome =
                    run(
                            """
                            class Liar(str):
                                def __len__(self): return 1
                                def encode(self, *_): return str.encode(self)
                            class A:
                                def __repr__(self): return Liar(chr(1) * 31_000_000)
                            A()
                            """);

            assertThat(outcome).isInstanceOf(Completed.class);
            assertThat(outcome.output().shown())
                    .extracting(DisplayedValue::plain)
                    .containsExactly("[... 1 more values are not shown ...]");
            stateIsIntact();
        }
    }

    @Nested
    class RollingBack {

        @Test
        void restoresThePositionsOfOpenFiles() throws InterruptedException {
            run(
                    "with open('/tmp/f', 'w') as f: f.write('one\\ntwo\\nthree\\n')\n"
                            + "f = open('/tmp/f', 'rb', buffering=0)\n"
                            + "f.readline()");
            run("f.readline()\nos._exit(1)");
            assertThat(valueOf("f.readline()")).isEqualTo("b'two\\n'");
        }

        @Test
        void restoresRandomness() throws InterruptedException {
            run("import random, numpy as np\nrandom.seed(1); np.random.seed(1)");
            run("first = [random.random(), np.random.rand()]\nos._exit(1)");
            assertThat(valueOf("random.random() == random.Random(1).random()")).isEqualTo("True");
            assertThat(valueOf("np.random.rand() == np.random.RandomState(1).rand()"))
                    .isEqualTo("True");
        }

        @Test
        void makesAWholeProcessOfTheCopy() throws InterruptedException {
            run("os._exit(1)");
            var child =
                    """
                    results = []
                    thread = threading.Thread(target=lambda: results.append(threading.active_count()))
                    thread.start(); thread.join()
                    child = os.fork()
                    if child == 0: os._exit(len(kept))
                    results.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
                    results + [threading.current_thread() is threading.main_thread()]
                    """;
            assertThat(valueOf(child)).isEqualTo("[2, 2, True]");
            run("os._exit(1)");
            stateIsIntact();
        }

        @Test
        void leavesFilesAsTheCellLeftThem() throws InterruptedException {
            run("open('/tmp/g', 'w').write('left')\nos._exit(1)");
            assertThat(valueOf("open('/tmp/g').read()")).isEqualTo("'left'");
        }
    }

    @Test
    void twoSessionsDrawDifferentNumbers() throws InterruptedException {
        try (var other = sandbox.open()) {
            var draw = "import random, numpy\n[random.random(), numpy.random.rand()]";
            assertThat(run(draw).output()).isNotEqualTo(other.run(draw, PLENTY).output());
        }
    }
}
