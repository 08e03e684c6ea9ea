"""Run by `.ci/run`, which puts the folders of `sandbox/` on the path."""

import contextlib
import io
import sys
import tempfile
import unittest

import cells


class CellsTest(unittest.TestCase):
    def setUp(self):
        self.addCleanup(sys.modules.__setitem__, "__main__", sys.modules["__main__"])
        for stream in ("__stdout__", "__stderr__"):
            self.addCleanup(setattr, sys, stream, getattr(sys, stream))
        self.shown = []
        self.printed = io.StringIO()
        with contextlib.redirect_stdout(self.printed), contextlib.redirect_stderr(self.printed):
            self.session = cells.Cells(lambda *value: self.shown.append(value), chars=10_000)
        self.number = 0

    def run_cell(self, source):
        self.number += 1
        with contextlib.redirect_stdout(self.printed), contextlib.redirect_stderr(self.printed):
            return self.session.run(source, self.number)

    def test_cells_share_names_and_show_the_last_value(self):
        self.assertEqual(self.run_cell("x = 6\ny = 7"), ("completed", "", ""))
        self.run_cell("x * y")
        self.run_cell("_ + 1")
        self.assertEqual(self.shown, [(True, "42", {}), (True, "43", {})])

    def test_standard_error_can_be_kept_apart(self):
        self.run_cell("import sys, warnings; sys.stderr_apart = []")
        self.run_cell("print('out'); print('é', file=sys.stderr); warnings.warn('careful')")
        self.run_cell("print(end=sys.stderr_apart[0].text())")
        self.assertTrue(self.printed.getvalue().startswith("out\né\n"), self.printed.getvalue())
        self.assertIn("careful", self.printed.getvalue())

    def test_what_is_kept_apart_is_there_after_the_cell_has_closed_it(self):
        self.run_cell("import sys; sys.stderr_apart = []")
        self.run_cell("print('é', file=sys.stderr); sys.stderr.close()")
        self.run_cell("print(end=sys.stderr_apart[0].text())")
        self.assertEqual(self.printed.getvalue(), "é\n")

    def test_a_semicolon_silences_the_last_value(self):
        for source in ("5;", "5 ; # five", "(5\n);", "None", "('é');", "x = 5"):
            self.run_cell(source)
        self.assertEqual(self.shown, [])

    def test_a_semicolon_in_a_comment_does_not(self):
        self.run_cell("5 # ; really")
        self.assertEqual(self.shown, [(True, "5", {})])

    def test_display_shows_along_the_way(self):
        self.run_cell("for i in range(2): display(i)\n'end'")
        self.assertEqual(self.shown, [(False, "0", {}), (False, "1", {}), (True, "'end'", {})])

    def test_rich_forms_are_shown_beside_the_repr(self):
        self.run_cell("class A:\n def _repr_latex_(self): return '$a$'\n def _repr_png_(self): return b'png'\nA(); 1")
        self.run_cell("A.__repr__ = lambda self: 'A'\nA()")
        self.assertEqual(self.shown[-1], (True, "A", {"text/latex": "$a$", "image/png": "cG5n"}))

    def test_a_rich_form_that_fails_is_left_out(self):
        self.run_cell("class A:\n def __repr__(self): return 'A'\n def _repr_latex_(self): 1/0\nA()")
        self.assertEqual(self.shown, [(True, "A", {})])

    def test_tracebacks_are_cut_to_cells(self):
        self.run_cell("import json\ndef f(text):\n    return json.loads(text)")
        ended, error, text = self.run_cell("1\nf('{')")
        self.assertEqual(ended, "raised")
        self.assertTrue(error.startswith("json.decoder.JSONDecodeError: "))
        self.assertTrue(text.endswith(error + "\n"))
        self.assertEqual([line for line in text.splitlines() if "File" in line],
                         ['  File "<cell 2>", line 2, in <module>', '  File "<cell 1>", line 3, in f'])
        self.assertIn("    return json.loads(text)\n", text)

    def test_causes_are_kept_where_a_cell_had_part_in_them(self):
        _, error, text = self.run_cell("try:\n    1/0\nexcept Exception as e:\n    raise ValueError('no') from e")
        self.assertEqual(error, "ValueError: no")
        self.assertIn("ZeroDivisionError: division by zero\n\nThe above exception was the direct cause", text)

    def test_a_syntax_error_shows_the_line(self):
        ended, error, text = self.run_cell("x = 1\nx = = 2")
        self.assertEqual((ended, error), ("raised", "SyntaxError: invalid syntax"))
        self.assertTrue(text.startswith('  File "<cell 1>", line 2\n    x = = 2\n'), text)

    def test_leaving_is_an_exception(self):
        self.assertEqual(self.run_cell("import sys; sys.exit(3)")[:2], ("raised", "SystemExit: 3"))
        self.assertEqual(self.run_cell("raise KeyboardInterrupt")[:2], ("raised", "KeyboardInterrupt"))

    def test_memory_errors_are_apart(self):
        self.assertEqual(self.run_cell("raise MemoryError")[:2], ("out_of_memory", "MemoryError"))

    def test_a_repr_that_raises_is_printed_and_costs_no_more(self):
        self.assertEqual(self.run_cell("class A:\n def __repr__(self): return 1/0\nA()"), ("completed", "", ""))
        self.assertEqual(self.shown, [])
        self.assertIn("ZeroDivisionError: division by zero", self.printed.getvalue())

    def test_what_an_exception_says_is_bounded(self):
        _, error, text = self.run_cell("raise ValueError('x' * 10**6)")
        self.assertLess(len(error), 5_000)
        self.assertLess(len(text), 21_000)

    def test_an_exception_that_cannot_be_printed_is_still_reported(self):
        ended, error, _ = self.run_cell("class E(Exception):\n def __str__(self): 1/0\nraise E")
        self.assertEqual((ended, error), ("raised", "E: <exception str() failed>"))

    def test_a_long_repr_is_cut(self):
        self.run_cell("'x' * 20_000")
        ((_, plain, _),) = self.shown
        self.assertIn("x\n[... 10062 characters cut ...]\nx", plain)
        self.assertLessEqual(len(plain), 10_000)

    def test_big_integers_print(self):
        self.run_cell("10**9_000")
        self.assertEqual(len(self.shown[0][1]), 9_001)

    def test_a_stolen_stream_is_given_back(self):
        self.run_cell("import sys, io\nsys.stdout = io.StringIO()\nprint('lost')")
        self.run_cell("print('seen')")
        self.assertEqual(self.printed.getvalue(), "seen\n")

    def test_the_last_values_have_names(self):
        for source in ("1", "2;", "3", "None", "4", "for _ in range(9): pass"):
            self.run_cell(source)
        self.run_cell("(___, __, Out)")
        self.assertEqual(self.shown[-1][1], "(1, 3, {1: 1, 3: 3, 5: 4})")

    def test_asking_for_input_says_that_there_is_none(self):
        self.assertEqual(
            self.run_cell("n = int(input('n? '))")[:2],
            ("raised", "EOFError: there is no input here: write the value into the code"),
        )

    def test_a_cell_that_is_indented_as_a_whole_runs(self):
        self.assertEqual(self.run_cell("\n    # note\n    for i in range(1):\n        pass\n\n    i + 1")[0], "completed")
        self.assertEqual(self.shown, [(True, "1", {})])

    def test_lines_may_end_as_on_any_system(self):
        self.run_cell("x = 1\r\nx + 1\r\n")
        self.run_cell("x = 2\rx + 1 # \f \u2028;\r")
        self.assertEqual(self.shown, [(True, "2", {}), (True, "3", {})])

    def test_a_caret_is_below_what_it_means(self):
        _, _, text = self.run_cell("x = 1 +")
        self.assertEqual(text.splitlines()[1:3], ["    x = 1 +", "           ^"])

    def test_what_is_no_python_gets_advice(self):
        for source, advice in (
            ("import math\n%matplotlib inline", "'%matplotlib inline' is no Python: leave this line out"),
            ("%timeit sum(range(9))", "'%timeit sum(range(9))' is no Python: measure with time.perf_counter()"),
            ("!pip install gmpy2", "'!pip install gmpy2' is no Python: nothing can be installed; "
                                   "the libraries there are can be imported"),
            ("pip install gmpy2", "'pip install gmpy2' is no Python: nothing can be installed; "
                                  "the libraries there are can be imported"),
            ("!ls -l", "'!ls -l' is no Python, and only Python runs here"),
        ):
            self.assertEqual(self.run_cell(source)[1], "SyntaxError: invalid syntax: " + advice)

    def test_a_character_that_looks_like_another_is_named(self):
        for source, error in (
            ("x = 5\ny = x − 1", "invalid character '−' (U+2212): in line 2, column 7, write '-' instead"),
            ("2 × 3", "invalid character '×' (U+00D7): in line 1, column 3, write '*' instead"),
            ("x =\xa05", "invalid non-printable character U+00A0: in line 1, column 4, write ' ' instead"),
            ("print(“a”)", "invalid character '“' (U+201C): in line 1, column 7, write '\"' instead"),
        ):
            self.assertEqual(self.run_cell(source)[1], "SyntaxError: " + error)

    def test_streams_of_a_cell_are_its_own(self):
        with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
            with contextlib.redirect_stdout(file), contextlib.redirect_stderr(file):
                session = cells.Cells(lambda *_: None)
                for number, source in enumerate((
                    "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf8')\nprint('one')",
                    "kept = sys.stdout\nprint('two')",
                    "sys.stdout.close(); sys.stderr.close()",
                    "kept.close()\nprint('three')",
                    "sys.stdout.detach()",
                    "print('four')",
                )):
                    self.assertEqual(session.run(source, number), ("completed", "", ""))
            file.seek(0)
            self.assertEqual(file.read(), "one\ntwo\nthree\nfour\n")

    def test_dataclasses_and_pickles_find_main(self):
        self.run_cell("import dataclasses, pickle\n@dataclasses.dataclass\nclass P:\n    x: int")
        self.run_cell("pickle.loads(pickle.dumps(P(3)))")
        self.assertEqual(self.shown, [(True, "P(x=3)", {})])


if __name__ == "__main__":
    unittest.main()
