"""Grades the rows of a table with math-verify, and prints one word a row: `correct` or `not`; then milliseconds in all.

Run with a Python that has `math-verify[antlr4_13_2]==0.9.0`: see docs/performance.md. Gold and answer are given to it as its own
documentation does: in a `$...$` environment, unless they have one.
"""

import json
import sys
import time

from math_verify import parse, verify


def read(text):
    return parse(text if "$" in text or "\\boxed" in text else f"${text}$")


rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
read("1")
start = time.perf_counter()
for row in rows:
    try:
        print("correct" if verify(read(row["gold"]), read(row["answer"])) else "not")
    except Exception:
        print("not")
print(round((time.perf_counter() - start) * 1000))
