"""Makes scripts/ID.json for each problem from attempts.py. The same sources make the same files.

    python3 make_scripts.py       needs SymPy

The programs in attempts.py are run here, so that a script says what its cells really print. How often an
attempt is right is chosen and not measured: it rises with effort and with Python and falls with the tier,
so that the charts of an evaluation have something to show.
"""

import contextlib
import io
import json
import re
from pathlib import Path

from attempts import ATTEMPTS

HERE = Path(__file__).parent
SAMPLES = 16
EFFORTS = ("low", "medium", "high")

# How many of 16 samples are right, by tier, for each effort.
RIGHT = {
    "python": {1: (11, 14, 16), 2: (6, 9, 12), 3: (2, 5, 8)},
    "none": {1: (8, 10, 12), 2: (3, 5, 7), 3: (-1, 0, 2)},
}
# Some problems of a tier are easier than others.
EASIER = (0, 5, -6, 2, -2, 6, -5, 3, 1, -7)


def printed(code):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})
    return out.getvalue().strip()


class Question:
    def __init__(self, problem, source):
        self.why, self.code = source["why"], source["code"]
        self.first = re.split(r"(?<=[.:;]) (?=[A-Z$])", self.why)[0]
        self.output = printed(self.code)
        self.right = source["answer"] or self.output
        self.gold = problem["answer"]
        self.slips = [self.slip(*slip) for slip in source["slips"]]

    def slip(self, idea, *change):
        if len(change) == 1:
            return {"idea": idea, "answer": change[0], "code": None}
        code = self.code.replace(*change)
        assert code != self.code, change
        return {"idea": idea, "answer": printed(code), "code": code}

    def thought(self, effort):
        return self.first if effort == "low" else self.why


def submitted(answer, text):
    return {"text": text, "submit_answer": answer}


def says(output):
    return f"It prints `{output}`."


# Each of these is one way in which an attempt goes: (note, replies).


def calculates(q, effort):
    replies = [{"text": q.thought(effort), "python": q.code}, submitted(q.right, says(q.output))]
    if effort == "high":
        replies[0] = {"reasoning": "What is asked, and in which form? " + q.first, **replies[0]}
    return "right: by a program", replies


def mends(q, effort):
    return "right: by a program that raises an error first", [
        {"text": q.thought(effort), "python": misspelt(q.code)},
        {"text": "A misspelt name.", "python": q.code},
        submitted(q.right, says(q.output)),
    ]


def misspelt(code):
    """The program with another name in its last line, which raises a NameError."""
    before, name, after = re.fullmatch(r"(.*print\((?:\w+\()?)(\w+)(\)+)", code, re.DOTALL).groups()
    other = before + (name[:-1] if len(name) > 1 else name + "_") + after
    try:
        printed(other)
    except NameError:
        return other
    raise AssertionError("it raises no error: " + other)


def knows(q, effort):
    return "right: without Python, though it is there", [submitted(q.right, q.thought(effort))]


def comes_to(slip):
    return "undecided: " if "pmod" in slip["answer"] else "wrong: "


def slips(q, effort, slip):
    note = comes_to(slip) + slip["idea"]
    if slip["code"] is None:
        return note, [submitted(slip["answer"], slip["idea"])]
    return note, [
        {"text": slip["idea"], "python": slip["code"]},
        submitted(slip["answer"], says(slip["answer"])),
    ]


def gives_up(q, effort):
    return "none: gives up", [
        {"text": q.first},
        {"text": "I would have to try all cases."},
        {"text": "I do not see a shorter way."},
        {"text": "There may be one, but I do not find it."},
        {"text": "I stop here."},
    ]


def is_cut(q, effort, slip):
    return comes_to(slip) + "after a thought that was cut", [
        {"reasoning": q.why + " Or is there a way without a program? Small cases first.", "finish": "length"},
        submitted(slip["answer"], "In short: " + slip["idea"]),
    ]


def boxes(q, effort):
    reply = {"text": f"{q.thought(effort)} The answer is $\\boxed{{{q.gold}}}$."}
    if effort == "high":
        reply = {"reasoning": "What is asked, and in which form? " + q.first, **reply}
    return "right: by hand", [reply]


def boxes_late(q, effort):
    return "right: after a thought that was cut", [
        {"reasoning": q.why + " Let me go through all of it once more.", "finish": "length"},
        {"text": f"{q.first} The answer is $\\boxed{{{q.gold}}}$."},
    ]


def boxes_slip(q, effort, slip):
    return comes_to(slip) + slip["idea"], [{"text": f"{slip['idea']} The answer is \\boxed{{{slip['answer']}}}."}]


def ends_in_words(q, effort):
    return "none: says that it has no answer", [
        {"text": f"{q.first}\n\nI cannot carry this out by hand, so I have no answer."}
    ]


def right_ways(tools, tier):
    """With their shares."""
    if tools == "none":
        return [(5, boxes), (1, boxes_late)]
    return [(4, calculates), (1, mends)] + ([(1, knows)] if tier == 1 else [])


def wrong_ways(tools, tier, q, place):
    by_program = [s for s in q.slips if s["code"]]
    first, *others = by_program + [s for s in q.slips if not s["code"]] if tools == "python" else q.slips
    slip, last = (slips, gives_up) if tools == "python" else (boxes_slip, ends_in_words)
    ways = [(3 + 4 * (place % 2), lambda *a: slip(*a, first))]  # some slips lie near, and outvote the rest
    ways += [(2, lambda *a, s=s: slip(*a, s)) for s in others[:2]]
    if tools == "python":
        ways.append((1, lambda *a: is_cut(*a, others[-1])))
    return ways + ([(tier - 1, last)] if tier > 1 else [])


def shared(whole, ways):
    """Splits a number by shares into whole numbers, what is left over going to the first ways."""
    total = sum(share for share, _ in ways)
    parts = [whole * share // total for share, _ in ways]
    for i in range(whole - sum(parts)):
        parts[i % len(parts)] += 1
    return [(part, way) for part, (_, way) in zip(parts, ways) if part]


def right_samples(tools, tier, effort, place):
    spread = EASIER[place % len(EASIER)]
    least = 1 if tools == "python" and effort == "high" else 0
    return max(least, min(SAMPLES, RIGHT[tools][tier][EFFORTS.index(effort)] + spread))


def script(problem, place):
    q = Question(problem, ATTEMPTS[problem["id"]])
    attempts = []
    for tools in ("none", "python"):
        for effort in EFFORTS:
            right = right_samples(tools, problem["tier"], effort, place)
            ways = shared(right, right_ways(tools, problem["tier"]))
            ways += shared(SAMPLES - right, wrong_ways(tools, problem["tier"], q, place))
            for samples, way in ways:
                note, replies = way(q, effort)
                attempts.append({"effort": effort, "tools": tools, "samples": samples, "note": note, "replies": replies})
    lines = ",\n".join("  " + json.dumps(attempt, ensure_ascii=False) for attempt in attempts)
    return f'{{"question": {json.dumps(problem["id"])}, "attempts": [\n{lines}\n]}}\n'


def main():
    folder = HERE / "scripts"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    problems = [json.loads(line) for line in (HERE / "problems.jsonl").read_text(encoding="utf-8").splitlines()]
    for place, problem in enumerate(problems):
        (folder / f"{problem['id']}.json").write_text(script(problem, place), encoding="utf-8")


if __name__ == "__main__":
    main()
