"""Runs the cells of all sessions in this one process, with no isolation at all: what attacks have to succeed in."""

import ast
import io
import json
import os
import sys
import traceback

try:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
except (ImportError, AttributeError):  # GraalPy cannot set it
    pass
requests, answers = sys.stdin, sys.stdout
answers.reconfigure(encoding="utf-8", errors="replace")
sessions = {}
shown = []


def display(*values):
    shown.extend((False, repr(value), rich(value)) for value in values)


def read(source):
    tree = ast.parse(source)
    last = ast.Expression(tree.body.pop().value) if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    return compile(tree, "<cell>", "exec"), last and compile(last, "<cell>", "eval")


def run(body, last, names):
    exec(body, names)
    value = eval(last, names) if last else None
    if value is not None:
        shown.append((True, repr(value), rich(value)))


def rich(value):
    return {"text/latex": value._repr_latex_()} if hasattr(value, "_repr_latex_") else {}


print(json.dumps({"victim": int(os.environ.get("VICTIM", 0))}), flush=True)
for line in requests:
    request = json.loads(line)
    names = sessions.setdefault(request["session"], {"__name__": "__main__", "display": display})
    del shown[:]
    sys.stdout = sys.stderr = printed = io.StringIO()
    error = text = ""
    code = read(request["source"])
    try:
        run(*code, names)
    except BaseException as raised:
        error, text = repr(raised), traceback.format_exc()
    text, output = (each.encode("utf-8", "replace").decode() for each in (text, printed.getvalue()))
    answer = {"printed": output, "shown": shown, "error": error, "traceback": text, "pid": os.getpid()}
    answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
    answers.flush()
