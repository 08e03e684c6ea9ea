"""Reads logs of Inspect with Inspect: python check_inspect.py EVALUATION ACCURACY STDERR LOG...

EVALUATION is the directory from which the logs were made, each with all attempts of its one arm, ACCURACY and STDERR what
Reckoner says of that arm. Exit code 1 at the first thing that is not as it should be.
"""

import json
import math
import pathlib
import sys
import zipfile

from inspect_ai.log import (
    list_eval_logs,
    read_eval_log,
    read_eval_log_sample,
    read_eval_log_sample_summaries,
    read_eval_log_samples,
    recompute_metrics,
)

VALUES = {"correct": "C", "wrong": "I", "undecided": math.nan}


def main(evaluation, accuracy, stderr, *logs):
    rows = [json.loads(line) for line in (pathlib.Path(evaluation) / "rows.jsonl").open()]
    for log in logs:
        for name, check in list(globals().items()):
            if name.startswith("check_"):
                check(log, {row["job"]: row for row in rows}, (float(accuracy), float(stderr)))
                print(f"ok   {pathlib.Path(log).suffix} {name.removeprefix('check_').replace('_', ' ')}")


def metrics(log):
    found = log.results.scores[0].metrics
    return found["accuracy"].value, found["stderr"].value


def close(one, other):
    return all(math.isclose(a, b, abs_tol=1e-12) for a, b in zip(one, other, strict=True))


def unread(raw, read, path=""):
    """The fields of the file that Inspect does not know. What it reads as none, it need not write."""
    if isinstance(raw, dict) and isinstance(read, dict):
        for name, value in raw.items():
            if name in read:
                yield from unread(value, read[name], f"{path}/{name}")
            elif value is not None:
                yield f"{path}/{name}"
    elif isinstance(raw, list) and isinstance(read, list):
        for i, (one, other) in enumerate(zip(raw, read, strict=True)):
            yield from unread(one, other, f"{path}/{i}")


def raw_log(path):
    if path.endswith(".json"):
        return json.loads(pathlib.Path(path).read_text())
    with zipfile.ZipFile(path) as zipped:
        log = json.loads(zipped.read("header.json"))
        log["samples"] = [json.loads(zipped.read(name)) for name in zipped.namelist() if name.startswith("samples/")]
        return log


def check_it_is_a_finished_log_in_its_directory(path, rows, figures):
    header = read_eval_log(path, header_only=True)
    assert (header.version, header.status) == (2, "success"), header
    assert path in [info.name.removeprefix("file://") for info in list_eval_logs(str(pathlib.Path(path).parent))]


def check_the_accuracy_is_that_of_reckoner(path, rows, figures):
    log = read_eval_log(path)
    assert close(metrics(log), figures), (metrics(log), figures)


def check_inspect_computes_the_same_accuracy_from_the_samples(path, rows, figures):
    log = read_eval_log(path)
    before = log.results.scores[0]
    recompute_metrics(log)
    after = log.results.scores[0]
    assert close(metrics(log), figures), (metrics(log), figures)
    assert (before.scored_samples, before.unscored_samples) == (after.scored_samples, after.unscored_samples), (before, after)


def check_every_attempt_is_a_sample_with_its_score(path, rows, figures):
    samples = list(read_eval_log_samples(path))
    assert sorted(sample.uuid for sample in samples) == sorted(rows)
    for sample in samples:
        row = rows[sample.uuid]
        assert (sample.epoch, sample.metadata["problem"]) == (row["sample"], row["problem"]), sample
        if row["score"] == "voided":
            assert sample.scores is None and sample.error.message == row["why"], sample
        else:
            score = sample.scores["reckoner"]
            assert str(score.value) == str(VALUES[row["score"]]), (score, row)
            assert score.answer == row.get("answer"), (score, row)
        usage = sample.model_usage[row["arm"]["model"]]
        assert usage.input_tokens + usage.input_tokens_cache_read == row["input_tokens"], usage


def check_samples_are_found_by_id_and_by_their_summaries(path, rows, figures):
    summaries = read_eval_log_sample_summaries(path)
    assert len(summaries) == len(rows)
    for summary in summaries:
        sample = read_eval_log_sample(path, summary.id, summary.epoch)
        assert sample.uuid == summary.uuid
        assert sample.summary().model_dump_json() == summary.model_dump_json(), (sample.summary(), summary)


def check_every_call_of_the_model_has_its_input(path, rows, figures):
    for sample in read_eval_log_samples(path):
        calls = [event for event in sample.events if event.event == "model"]
        assert all(call.input and call.input[0].role == "user" for call in calls), sample
        messages = [message.id for message in sample.messages]
        for call in calls:
            assert [message.id for message in call.input] == messages[: len(call.input)], call


def check_inspect_knows_every_field(path, rows, figures):
    raw = raw_log(path)
    for sample in raw["samples"]:
        read = read_eval_log_sample(path, sample["id"], sample["epoch"])
        for event in sample["events"]:
            event.pop("input_refs", None)
            event.pop("input", None)
        sample.pop("events_data")
        assert not list(unread(sample, json.loads(read.model_dump_json()))), list(unread(sample, json.loads(read.model_dump_json())))
    raw.pop("samples")
    header = json.loads(read_eval_log(path).model_dump_json(exclude={"samples"}))
    assert not list(unread(raw, header)), list(unread(raw, header))


if __name__ == "__main__":
    main(*sys.argv[1:])
