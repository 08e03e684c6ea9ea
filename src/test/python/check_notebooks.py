"""Validates notebooks and runs them again on CPython: python check_notebooks.py NOTEBOOK...

Every code cell that is not tagged skip-execution has to show again what is recorded: the same printed text, the same
text/plain of every displayed value, an exception of the same class with the same message. Exit code 1 if a notebook is
invalid or a cell differs.

Known differences that do not count: the traceback of an exception, and its message where another version of Python
recorded it (dividing by a Fraction of zero is told otherwise since 3.12); text on standard error, such as a warning, which
names other files here; the middle of an output that was cut. After a cell that was stopped half-way and left its
variables as they were, differences are reported and do not count either: nobody can say where it had got to.
"""

import copy
import os
import sys
import warnings

import nbformat
from nbclient import NotebookClient
from nbformat.warnings import DuplicateCellId, MissingIDFieldWarning

CELL_SECONDS = 300
CUT_NOTE = 200


def main(paths):
    failed = [path for path in paths if not check(path)]
    print(f"{len(paths) - len(failed)} of {len(paths)} notebooks are sound")
    return 1 if failed or not paths else 0


def check(path):
    try:
        recorded = nbformat.read(path, as_version=nbformat.NO_CONVERT)
        nbformat.validate(recorded)
    except (nbformat.ValidationError, nbformat.reader.NotJSONError, MissingIDFieldWarning, DuplicateCellId) as error:
        print(f"{path}: invalid: {str(error).splitlines()[0]}")
        return False
    differences = list(compare(recorded, rerun(recorded)))
    for _, line in differences:
        print(f"{path}: {line}")
    sound = not any(counts for counts, _ in differences)
    print(f"{path}: {'ok' if sound else 'differs'}")
    return sound


def rerun(notebook):
    again = copy.deepcopy(notebook)
    for cell in again.cells:
        if cell.cell_type == "code" and "skip-execution" not in cell.metadata.get("tags", []):
            cell.outputs = []
    client = NotebookClient(
        again,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        allow_errors=True,
        # values as repr gives them, not as IPython breaks them into lines
        extra_arguments=["--PlainTextFormatter.pprint=False"],
    )
    client.execute(env=dict(os.environ, PYTHONHASHSEED="0"))
    return again


def compare(recorded, again):
    half_way = None
    messages = recorded_here(recorded)
    for place, (old, new) in enumerate(zip(recorded.cells, again.cells)):
        if old.cell_type != "code":
            continue
        tags = old.metadata.get("tags", [])
        about = old.metadata.get("reckoner", {})
        if "skip-execution" in tags:
            if about.get("state") == "kept":
                half_way = place
            continue
        difference = differs(old, new, about.get("dropped", 0), messages)
        if difference and half_way is None:
            yield True, f"cell {place}: {difference}"
        elif difference:
            yield False, f"cell {place}, after cell {half_way} was stopped half-way: {difference}"


def recorded_here(notebook):
    """Whether the version of Python is the one that runs it again: messages of exceptions are the version's."""
    here = "Python {}.{}.".format(*sys.version_info[:2])
    return here in (notebook.metadata.get("reckoner", {}).get("sandbox") or "")


def differs(old, new, dropped, messages):
    printed, printed_again = text(old, "stdout") + text(old, "stderr"), text(new, "stdout")
    if text(new, "stderr"):
        if not all_within(printed_again.splitlines(), printed.splitlines()):
            return f"printed\n{printed_again}\nnot\n{printed}"
    elif dropped:
        if not same_ends(printed, printed_again):
            return "the kept ends of the printed text differ"
    elif lines(printed) != lines(printed_again):
        return f"printed\n{printed_again}\nnot\n{printed}"
    if values(old) != values(new):
        return f"showed {values(new)}, not {values(old)}"
    if errors(old, messages) != errors(new, messages):
        return f"raised {errors(new)}, not {errors(old)}"
    return None


def text(cell, name):
    return "".join(out.text for out in cell.outputs if out.output_type == "stream" and out.name == name)


def values(cell):
    return [out.data.get("text/plain") for out in cell.outputs if out.output_type in ("display_data", "execute_result")]


def errors(cell, messages=True):
    return [(out.ename, out.evalue if messages else "") for out in cell.outputs if out.output_type == "error"]


def lines(printed):
    """A carriage return is a line end in a transcript."""
    return printed.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


def all_within(wanted, lines):
    rest = iter(lines)
    return all(line in rest for line in wanted)


def same_ends(cut, whole):
    first = len(os.path.commonprefix([cut, whole]))
    last = len(os.path.commonprefix([cut[::-1], whole[::-1]]))
    return first + last >= len(cut) - CUT_NOTE


if __name__ == "__main__":
    # nbformat mends these silently
    warnings.simplefilter("error", MissingIDFieldWarning)
    warnings.simplefilter("error", DuplicateCellId)
    sys.exit(main(sys.argv[1:]))
