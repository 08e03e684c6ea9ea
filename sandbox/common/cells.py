"""Runs cells as a notebook does. Every backend runs this file, under CPython 3.11+ or GraalPy 3.12.

It knows nothing of how cells arrive or where results go: `show` is called for each displayed value, printing goes
through `sys.stdout` and `sys.stderr` as ever, and `run` returns how the cell ended.
"""

import ast
import base64
import builtins
import itertools
import linecache
import sys
import textwrap
import traceback
import types
from contextlib import suppress
from io import FileIO, TextIOWrapper

COMPLETED = "completed"
RAISED = "raised"
OUT_OF_MEMORY = "out_of_memory"

ERROR_CHARS = 4_000
TRACEBACK_CHARS = 20_000
CUT_CHARS = 60
FRAMES = 100
FIRST_FRAMES = 10
LATEX_CHARS = 20_000
PNG_BYTES = 4 << 20
LAST_VALUES = ("_", "__", "___")

NOT_PYTHON = {
    "%matplotlib": "leave this line out",
    "%timeit": "measure with time.perf_counter()",
    "%%timeit": "measure with time.perf_counter()",
    "%time": "measure with time.perf_counter()",
    "%%time": "measure with time.perf_counter()",
    "!pip": "nothing can be installed; the libraries there are can be imported",
    "%pip": "nothing can be installed; the libraries there are can be imported",
    "pip": "nothing can be installed; the libraries there are can be imported",
}
LOOKALIKES = {
    "\N{MINUS SIGN}": "-",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{MULTIPLICATION SIGN}": "*",
    "\N{DOT OPERATOR}": "*",
    "\N{MIDDLE DOT}": "*",
    "\N{DIVISION SIGN}": "/",
    "\N{LESS-THAN OR EQUAL TO}": "<=",
    "\N{GREATER-THAN OR EQUAL TO}": ">=",
    "\N{NOT EQUAL TO}": "!=",
    "\N{SUPERSCRIPT TWO}": "**2",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{ZERO WIDTH SPACE}": "",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "",
}

__builtins__ = dict(vars(builtins))  # a cell that replaces one changes nothing in this file
_exact = str.__str__
_exec, _eval, _compile = exec, eval, compile  # GraalPy looks names up in `builtins` all the same


class Cells:
    """One session: a `__main__` of its own that all its cells share.

    `show(result, plain, rich)` gets each displayed value: whether it is the cell's own, its repr, and other forms by
    media type. `chars` bounds a repr, and the digits of an integer that can be printed at all.
    """

    def __init__(self, show, chars=10 << 20):
        self._show = show
        self._chars = chars
        self._streams = [(stream, _descriptor(stream)) for stream in (sys.stdout, sys.stderr)]
        self._last = []
        self._results = {}
        main = types.ModuleType("__main__")
        main.__builtins__ = builtins
        sys.modules["__main__"] = main
        self._names = main.__dict__
        self._names["Out"] = self._results
        builtins.display = self._display
        builtins.input = _input
        sys.set_int_max_str_digits(max(chars, 4_300))

    def run(self, source, number):
        """Runs a cell under the file name `<cell number>`: how it ended, the error line, the traceback.

        The two texts are empty where it completed. Every cell has standard streams of its own, because the last cell
        may have closed them or put others in their place. A cell that is indented as a whole runs as if it were not.
        """
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__ = [_opened(*stream) for stream in self._streams]
        name = f"<cell {number}>"
        source = textwrap.dedent(source.replace("\r\n", "\n").replace("\r", "\n"))
        linecache.cache[name] = (len(source), None, [line + "\n" for line in source.split("\n")], name)
        try:
            body, last, shown = _parsed(source, name)
            _exec(body, self._names)
            value = None if last is None else _eval(last, self._names)
            if shown and value is not None:
                self._present(value, result=True)
                self._keep(value, number)
            return COMPLETED, "", ""
        except MemoryError as error:
            return OUT_OF_MEMORY, *_described(error)
        except BaseException as error:
            return RAISED, *_described(error)
        finally:
            for stream in (sys.stdout, sys.stderr):
                with suppress(Exception):
                    stream.flush()

    def _keep(self, value, number):
        """Makes the last values available as a notebook does: `_`, `__`, `___` and `Out[number]`."""
        self._last = [value, *self._last][: len(LAST_VALUES)]
        self._names.update(zip(LAST_VALUES, self._last))
        self._results[number] = value

    def _display(self, *values):
        for value in values:
            self._present(value, result=False)

    def _present(self, value, result):
        """Shows a value. As in a notebook, a repr that raises does not end the cell: its traceback is printed."""
        try:
            plain = _exact(repr(value))
        except MemoryError:
            raise
        except Exception as error:
            print(_described(error)[1], file=sys.stderr)
            return
        self._show(result, cut(plain, self._chars), _rich(value) if len(plain) <= LATEX_CHARS else {})


def _input(prompt="", /):
    """Takes the place of `input`, which would say only that a line could not be read."""
    raise EOFError("there is no input here: write the value into the code")


def _descriptor(stream):
    """The number of its descriptor, or None: a stream need not be a file."""
    try:
        return stream.fileno()
    except (AttributeError, OSError):
        return None


def _opened(stream, descriptor):
    """A stream like the given one. Closing it leaves the descriptor open."""
    if descriptor is None:
        return stream
    return TextIOWrapper(
        FileIO(descriptor, "wb", closefd=False), stream.encoding, stream.errors, write_through=True
    )


def cut(text, chars):
    """Keeps the two ends of a text that is too long, with a note of how much was cut: at most `chars` in all.

    A subclass of `str` may say what it likes about its length, so the text inside it is measured.
    """
    text = _exact(text)
    if len(text) <= chars:
        return text
    half = (chars - CUT_CHARS) // 2
    return f"{text[:half]}\n[... {len(text) - 2 * half} characters cut ...]\n{text[len(text) - half:]}"


def _parsed(source, name):
    """The code of all statements but a last expression, that of the expression or None, and whether it is shown."""
    try:
        tree = _compile(source, name, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
    except SyntaxError as error:
        error.msg += _advice(source.split("\n"), error)
        raise
    last, shown = None, False
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        end = tree.body.pop().value
        last = _compile(ast.Expression(end), name, "eval", dont_inherit=True)
        shown = not _after(source, end).startswith(";")
    return _compile(tree, name, "exec", dont_inherit=True), last, shown


def _advice(lines, error):
    """What to write instead of what models often write, or nothing."""
    if not error.lineno or error.lineno > len(lines):
        return ""
    line = lines[error.lineno - 1]
    character = line[error.offset - 1 : error.offset] if error.offset else ""
    if character in LOOKALIKES:
        return f": in line {error.lineno}, column {error.offset}, write {LOOKALIKES[character]!r} instead"
    command = (line.split() or [""])[0]
    if command in NOT_PYTHON:
        return f": {line.strip()[:CUT_CHARS]!r} is no Python: {NOT_PYTHON[command]}"
    if command.startswith(("%", "!")):
        return f": {line.strip()[:CUT_CHARS]!r} is no Python, and only Python runs here"
    return ""


def _after(source, node):
    """What follows an expression, after any closing brackets around it."""
    lines = source.split("\n")[node.end_lineno - 1 :]
    lines[0] = lines[0].encode()[node.end_col_offset :].decode()
    return "\n".join(lines).lstrip(" \t\r\n\f\\)")


def _rich(value):
    """Other forms of a value, looked up on its type as `repr` is. One that fails is left out."""
    rich = {}
    with suppress(Exception):
        latex = _exact(type(value)._repr_latex_(value))
        if len(latex) <= LATEX_CHARS:
            rich["text/latex"] = latex
    with suppress(Exception):
        png = type(value)._repr_png_(value)
        if isinstance(png, bytes) and bytes.__len__(png) <= PNG_BYTES:
            rich["image/png"] = base64.b64encode(png).decode()
    return rich


def _described(error):
    """The error line and the traceback of an exception, cut to the frames of cells."""
    try:
        described = traceback.TracebackException.from_exception(error, limit=-FRAMES, compact=True)
        if len(described.stack) == FRAMES:
            first = itertools.islice(traceback.walk_tb(error.__traceback__), FIRST_FRAMES)
            described.stack = traceback.StackSummary.extract(first) + described.stack
        _only_cells(described)
        lines = list(described.format_exception_only())
        line = next((line for line in lines if not line.startswith("  ")), type(error).__name__)
        text = "".join(described.format())
    except Exception:
        line = text = type(error).__name__
    return cut(line.strip(), ERROR_CHARS), cut(text, TRACEBACK_CHARS)


def _only_cells(described):
    """Removes the frames that are not of cells, and from the chain the exceptions without such frames."""
    frames = [frame for frame in described.stack if frame.filename.startswith("<cell ")]
    described.stack = traceback.StackSummary.from_list(frames) if frames else None
    for each in described.exceptions or ():
        _only_cells(each)
    for link in ("__cause__", "__context__"):
        earlier = getattr(described, link)
        if earlier is not None:
            _only_cells(earlier)
            if earlier.stack is None:
                setattr(described, link, earlier.__cause__ or earlier.__context__)
