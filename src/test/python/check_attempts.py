"""Checks what attempts left behind, whatever their model said: python check_attempts.py RUN...

Every journal is whole: each line is JSON, the entries are numbered without a gap, and the last says how the attempt ended. The
end is no fault of the program: an attempt is answered, has given up, or has met a limit. The notebook is valid. Exit code 1
if a run is not so.
"""

import json
import pathlib
import sys

import nbformat


def main(runs):
    faults = [fault for run in runs for fault in check(pathlib.Path(run))]
    for fault in faults:
        print(fault)
    print(f"{len(runs)} attempts, {len(faults)} faults")
    return 1 if faults or not runs else 0


def check(run):
    entries = [json.loads(line) for line in (run / "journal.jsonl").read_text(encoding="utf-8").splitlines()]
    numbers = [entry["seq"] for entry in entries]
    if numbers != list(range(len(numbers))):
        yield f"{run}: the entries are numbered {numbers}"
    last = entries[-1]["event"]
    if last["type"] != "ended":
        yield f"{run}: the journal ends with an entry of type {last['type']}"
    else:
        end = last["end"]
        print(f"{run}: {len(entries)} entries, {json.dumps(end, ensure_ascii=False)[:200]}")
        if end["how"] == "voided":
            yield f"{run}: the attempt is void"
    nbformat.validate(nbformat.read(run / "transcript.ipynb", as_version=nbformat.NO_CONVERT))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
