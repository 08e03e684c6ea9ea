"""Runs cells as a notebook does. Every backend runs this file, under CPython 3.11+ or GraalPy 3.12.

It knows nothing of how cells arrive or where results go: `show` is called for each displayed value, printing goes
through `sys.stdout` and `sys.stderr` as ever, and `run` returns how the cell ended.
"""

import ast
import base64
import builtins
import itertools
import linecache
import re
import sys
import textwrap
import traceback
import types
import warnings
from contextlib import suppress
from io import BytesIO, FileIO, TextIOWrapper

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
WRAPPER = "<module>"
LAST_VALUES = ("_", "__", "___")
COROUTINE = 0x80
HIDDEN = "<reckoner>"  # the file name of all code of the sandbox, for the frames that a cell can see

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
_eval, _compile = eval, compile  # GraalPy looks names up in `builtins` all the same


class Cells:
    """One session: a `__main__` of its own that all its cells share.

    `show(result, plain, rich)` gets each displayed value: whether it is the cell's own, its repr, and other forms by
    media type. `chars` bounds a repr, and the digits of an integer that can be printed at all.
    """

    def __init__(self, show, chars=10 << 20):
        self._show = show
        self._chars = chars
        self._streams = [(stream, _descriptor(stream)) for stream in (sys.stdout, sys.stderr)]
        self._loop = None
        self._last = []
        self._results = {}
        main = types.ModuleType("__main__")
        main.__builtins__ = builtins
        sys.modules["__main__"] = main
        self._names = main.__dict__
        self._names["Out"] = self._results
        builtins.display = self._display
        builtins.input = _input
        traceback.walk_stack = _walking(traceback.walk_stack)
        warnings.formatwarning = _formatting(warnings.formatwarning)
        sys.set_int_max_str_digits(max(chars, 4_300))

    def run(self, source, number):
        """Runs a cell under the file name `<cell number>`: how it ended, the error line, the traceback.

        The two texts are empty where it completed. Every cell has standard streams of its own, because the last cell
        may have closed them or put others in their place. A cell that is indented as a whole runs as if it were not.
        """
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__ = [_opened(*stream) for stream in self._streams]
        _keep_stderr_apart()
        name = f"<cell {number}>"
        source = textwrap.dedent(source.replace("\r\n", "\n").replace("\r", "\n"))
        linecache.cache[name] = (len(source), None, [line + "\n" for line in source.split("\n")], name)
        try:
            _find_classes()
            body, last, shown = _parsed(source, name)
            self._value(body)
            value = None if last is None else self._value(last)
            if WRAPPER in self._names:
                value = self._awaited(self._names.pop(WRAPPER)())
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

    def _value(self, code):
        value = _eval(code, self._names)
        return self._awaited(value) if code.co_flags & COROUTINE else value

    def _awaited(self, coroutine):
        """The value of code with an `await` outside of functions. All cells have one event loop, as in a notebook."""
        import asyncio

        if self._loop is None or self._loop.is_closed():
            self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        task = self._loop.create_task(coroutine)
        try:
            return self._loop.run_until_complete(task)
        except BaseException:
            task.cancel()
            raise

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


class _Apart(TextIOWrapper):
    """The standard error of one cell, kept to be shown by itself."""

    def __init__(self):
        self._kept = b""
        super().__init__(BytesIO(), "utf-8", "backslashreplace", write_through=True)

    def text(self):
        return (self._kept if self.closed else self.buffer.getvalue()).decode("utf-8", "replace")

    def close(self):
        if not self.closed:
            self._kept = self.buffer.getvalue()
        super().close()


def _keep_stderr_apart():
    """Where `sys.stderr_apart` is a list, `sys.stderr` is kept in memory, and appended to the list.

    What is written to descriptor 2 itself, as by a library in C, is printed as ever.
    """
    apart = getattr(sys, "stderr_apart", None)
    if type(apart) is list:
        sys.stderr = sys.__stderr__ = _Apart()
        apart.append(sys.stderr)


def _find_classes():
    """Makes `inspect` find the source of a class that a cell has defined; of functions it does so by itself."""
    inspect = sys.modules.get("inspect")
    if inspect is not None and not hasattr(inspect.getfile, "finds_classes"):
        inspect.getfile = _finding(inspect.getfile)


def _finding(getfile):
    def file(object):
        name = _cell_of(object) if isinstance(object, type) and object.__module__ == "__main__" else ""
        return name or getfile(object)

    file.finds_classes = True
    return file


def _cell_of(kind):
    """The file name of the cell that has defined a class: that of one of its functions, or the last that names it."""
    for each in vars(kind).values():
        name = getattr(getattr(each, "__code__", None), "co_filename", "")
        if name.startswith("<cell "):
            return name
    named = re.compile(rf"^\s*class\s+{re.escape(kind.__name__)}\b", re.MULTILINE)
    cells = [name for name in linecache.cache if name.startswith("<cell ")]
    return next((name for name in reversed(cells) if named.search("".join(linecache.cache[name][2]))), "")


def _walking(walk):
    """`traceback.walk_stack` without the frames that run the cell."""

    def walk_stack(frame):
        frames = list(walk(frame or sys._getframe(1)))
        while frames and not frames[-1][0].f_code.co_filename.startswith("<cell "):
            frames.pop()
        return iter([each for each in frames if each[0].f_code.co_filename != HIDDEN])

    return walk_stack


def _formatting(formatted):
    """`warnings.formatwarning` without the place of a warning about the caller of the cell."""

    def formatwarning(message, category, filename, lineno, line=None):
        if filename == HIDDEN:
            return f"{category.__name__}: {message}\n"
        return formatted(message, category, filename, lineno, line)

    return formatwarning


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
        tree = _compile(source, name, "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except SyntaxError as error:
        error.msg += _advice(source.split("\n"), error)
        raise
    last, shown = None, False
    if sys.implementation.name == "graalpy" and _awaits(tree.body):
        shown = isinstance(tree.body[-1], ast.Expr) and not _after(source, tree.body[-1].value).startswith(";")
        tree = _wrapped(tree)
    elif tree.body and isinstance(tree.body[-1], ast.Expr):
        end = tree.body.pop().value
        last = _compile(ast.Expression(end), name, "eval", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        shown = not _after(source, end).startswith(";")
    return _compile(tree, name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True), last, shown


def _outside_of_functions(nodes):
    """All nodes in the scope of the cell itself: of functions, classes and lambdas there is only the definition."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            waiting.extend(ast.iter_child_nodes(node))


def _awaits(body):
    return any(
        isinstance(node, (ast.Await, ast.AsyncFor, ast.AsyncWith)) or getattr(node, "is_async", 0)
        for node in _outside_of_functions(body)
    )


def _wrapped(tree):
    """The cell as a coroutine function whose names are global: GraalPy has no `await` outside of functions."""
    names = set()
    for node in _outside_of_functions(tree.body):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names.update((each.asname or each.name).split(".")[0] for each in node.names)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler)):
            names.update([node.name] if node.name else [])
    if isinstance(tree.body[-1], ast.Expr):
        tree.body[-1] = ast.copy_location(ast.Return(tree.body[-1].value), tree.body[-1])
    function = ast.parse("async def function(): pass").body[0]
    function.name = WRAPPER
    function.body = ([ast.Global(sorted(names))] if names else []) + tree.body
    tree.body = [function]
    return ast.fix_missing_locations(tree)


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
    """Removes the frames that are not of cells or of text that they run, and the exceptions without such frames."""
    frames = [frame for frame in described.stack if _is_of_cells(frame.filename)]
    described.stack = traceback.StackSummary.from_list(frames) if frames else None
    for each in described.exceptions or ():
        _only_cells(each)
    for link in ("__cause__", "__context__"):
        earlier = getattr(described, link)
        if earlier is not None:
            _only_cells(earlier)
            if earlier.stack is None:
                setattr(described, link, earlier.__cause__ or earlier.__context__)


def _is_of_cells(filename):
    return filename.startswith("<") and not filename.startswith(("<frozen ", HIDDEN))
