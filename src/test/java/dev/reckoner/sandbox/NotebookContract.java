package dev.reckoner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.Outcome.Raised;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every sandbox promises that a notebook does as well: waiting for coroutines, the source of
/// what cells define, and that nothing of what runs the cells is seen.
abstract class NotebookContract extends CellsContract {

    @Nested
    class Awaiting {

        @Test
        void worksOutsideOfFunctions() throws InterruptedException {
            run(
                    """
                    import asyncio
                    async def twice(x):
                        await asyncio.sleep(0.01)
                        return 2 * x
                    """);

            assertThat(shown("x = await twice(3)\n[await twice(i) for i in range(x)]").plain())
                    .isEqualTo("[0, 2, 4, 6, 8, 10]");
            assertThat(shown("await asyncio.gather(twice(1), twice(2))").plain())
                    .isEqualTo("[2, 4]");
            assertThat(shown("asyncio.run(twice(5))").plain()).isEqualTo("10");
            assertThat(shown("await twice(6)").plain()).isEqualTo("12");
        }

        @Test
        void raisesWithTheFramesOfTheCell() throws InterruptedException {
            var raised = raised("async def f():\n    1 / 0\nawait f()");

            assertThat(raised.traceback().lines().filter(line -> line.contains("File")))
                    .containsExactly(
                            "  File \"<cell 1>\", line 3, in <module>",
                            "  File \"<cell 1>\", line 2, in f");
        }
    }

    @Nested
    class Sources {

        @Test
        void ofFunctionsAndClassesOfACellAreFound() throws InterruptedException {
            run("def square(x):\n    return x * x  # by hand");
            run("class A:\n    def f(self): return 1\n\nclass B(A):\n    z = 3");

            assertThat(
                            printed(
                                    """
                                    import inspect
                                    """))
                    .isEmpty();
            assertThat(
                            printed(
                                    """
                                    for each in square, A, B: print(inspect.getsource(each), end='')
                                    """))
                    .isEqualTo(
                            """
                            def square(x):
                                return x * x  # by hand
                            class A:
                                def f(self): return 1
                            class B(A):
                                z = 3
                            """);
        }

        @Test
        void thatAreExecutedHaveFramesInATraceback() throws InterruptedException {
            var raised = raised("exec('def half(n):\\n    return 1 / n\\nhalf(0)')");

            assertThat(raised.traceback().lines().filter(line -> line.contains("File")))
                    .containsExactly(
                            "  File \"<cell 1>\", line 1, in <module>",
                            "  File \"<string>\", line 3, in <module>",
                            "  File \"<string>\", line 2, in half");
        }

        @Test
        void thatAreIndentedHaveTheirCaretsInPlace() throws InterruptedException {
            assertThat(raised("    x = 'é'\n    y = x + +x").traceback())
                    .contains("    y = x + +x\n            ^^\n");
        }
    }

    @Nested
    class WhatRunsTheCells {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "import traceback; traceback.print_stack()",
                    "import warnings; warnings.warn('careful', stacklevel=2)",
                    "import sys, traceback\n"
                            + "frame = sys._getframe()\n"
                            + "while frame: print(frame.f_code.co_filename); frame = frame.f_back",
                    "import traceback\n"
                            + "class A:\n"
                            + "    def __repr__(self): traceback.print_stack(); return 'A'\n"
                            + "display(A())"
                })
        void isNotShownByItsFiles(String source) throws InterruptedException {
            assertThat(printed(source)).isNotEmpty().doesNotContain(".py");
        }

        @Test
        void isNotReplacedThroughTheGarbageCollector() throws InterruptedException {
            run(
                    """
                    import gc
                    for each in getattr(gc, "get_objects", list)():
                        if type(each).__name__ == 'Cells':
                            type(each).run = lambda *_: ('completed', '', '')
                    """);

            assertThat(shown("6 * 7").plain()).isEqualTo("42");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'import unittest\n"
                + "class T(unittest.TestCase):\n"
                + "    def test(self): self.assertEqual(6 * 7, 42)\n"
                + "unittest.main(argv=[\"\"], exit=False)', 'Ran 1 test'",
        "'import doctest\n"
                + "def f(x):\n"
                + "    \"\"\"\n"
                + "    >>> f(2)\n"
                + "    5\n"
                + "    \"\"\"\n"
                + "    return 2 * x\n"
                + "print(doctest.testmod())', 'TestResults(failed=1, attempted=1)'"
    })
    void testsOfTheStandardLibraryRun(String source, String printed) throws InterruptedException {
        assertThat(printed(source)).contains(printed);
    }

    @Test
    void bytesReachTheOutputByItsDescriptor() throws InterruptedException {
        assertThat(printed("import os; n = os.write(1, b'seen\\n')")).isEqualTo("seen\n");
    }

    @Test
    void thereIsAScratchFolder() throws InterruptedException {
        run(
                """
                import tempfile, pathlib
                with tempfile.TemporaryDirectory() as folder:
                    file = pathlib.Path(folder) / 'x.txt'
                    file.write_text('6')
                    read = file.read_text()
                pathlib.Path('/tmp/kept.txt').write_text('7')
                """);

        assertThat(shown("read, open('/tmp/kept.txt').read(), file.exists()").plain())
                .isEqualTo("('6', '7', False)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import threading; threading.Thread(target=print).start(); 1 / 0",
                "import multiprocessing\n"
                        + "with multiprocessing.Pool(2) as pool: pool.map(abs, [1])\n"
                        + "1 / 0"
            })
    void whatCannotBeStartedRaisesInItsLineAndCanBeCaught(String source)
            throws InterruptedException {
        var raised = raised(source);
        assertThat(raised.traceback()).contains("File \"<cell 1>\", line ");

        assertThat(
                        run(
                                "try:\n    %s\nexcept Exception: pass"
                                        .formatted(source.replace("\n", "\n    "))))
                .isNotInstanceOf(Raised.class);
    }
}
