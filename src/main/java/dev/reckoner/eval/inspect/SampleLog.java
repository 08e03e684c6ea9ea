package dev.reckoner.eval.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Run;
import dev.reckoner.text.HeadTail;

import java.time.Instant;
import java.util.List;

/// An attempt as a sample of a log.
///
/// @param json the whole sample
/// @param summary what a list of samples shows of it
/// @param completed when the attempt ended
record SampleLog(ObjectNode json, ObjectNode summary, Instant completed) {

    private static final int SUMMARY_CHARS = 1000;
    private static final List<String> SUMMARIZED =
            List.of(
                    "id",
                    "epoch",
                    "target",
                    "metadata",
                    "scores",
                    "model_usage",
                    "started_at",
                    "completed_at",
                    "total_time",
                    "working_time",
                    "uuid",
                    "turn_count");

    /// @param row of an attempt that has ended
    /// @param target the expected answer; empty if there is none
    static SampleLog of(AttemptRow row, String target, Run run, List<Entry> entries) {
        var events = SampleEvents.of(row.job(), run, entries);
        var completed = entries.isEmpty() ? run.started() : entries.getLast().at();
        var sample =
                LogJson.object()
                        .put("id", SampleId.of(row.problem()))
                        .put("epoch", row.sample())
                        .put("input", run.problem().text())
                        .put("target", target);
        sample.set("messages", events.messages());
        sample.set("output", events.output());
        LogScore.of(row)
                .ifPresent(score -> {
                    sample.putObject("scores").set(LogScore.SCORER, score);
                    if (!entries.isEmpty()) {
                        events.scored(entries.getLast(), score, target);
                    }
                });
        sample.set("metadata", metadata(row));
        sample.set("events", events.events());
        sample.set("model_usage", ModelUsage.of(row).of(row.arm().model()));
        sample.put("started_at", LogJson.time(run.started()))
                .put("completed_at", LogJson.time(completed))
                .put("total_time", row.seconds())
                .put("working_time", row.seconds() - row.waitingSeconds())
                .put("uuid", row.job());
        if (row.score() == Score.VOIDED) {
            sample.set("error", error(String.valueOf(row.why())));
        }
        var pool = sample.putObject("events_data");
        pool.set("messages", events.messages());
        pool.putArray("calls");
        var limit = events.limit();
        if (limit != null) {
            sample.set("limit", limit.json());
        }
        sample.put("turn_count", row.modelCalls());
        return new SampleLog(sample, summary(sample), completed);
    }

    private static ObjectNode metadata(AttemptRow row) {
        var metadata = LogJson.object().put("problem", row.problem());
        if (row.tier() != null) {
            metadata.put("tier", row.tier());
        }
        metadata.set("tags", LogJson.of(row.tags()));
        return metadata.put("end", row.end())
                .put("directory", row.directory())
                .put("tool_calls", row.toolCalls())
                .put("tool_errors", row.toolErrors())
                .put("rejected_calls", row.rejectedCalls());
    }

    /// What Inspect says of a sample that it could not score.
    static ObjectNode error(String why) {
        return LogJson.object().put("message", why).put("traceback", "").put("traceback_ansi", "");
    }

    private static ObjectNode summary(ObjectNode sample) {
        var summary = LogJson.object();
        for (String name : SUMMARIZED) {
            if (sample.has(name)) {
                summary.set(name, sample.get(name));
            }
        }
        summary.put("input", HeadTail.head(sample.get("input").textValue(), SUMMARY_CHARS));
        if (sample.has("error")) {
            summary.set("error", sample.get("error").get("message"));
        }
        if (sample.has("limit")) {
            summary.set("limit", sample.get("limit").get("type"));
            summary.set("limit_reason", sample.get("limit").get("reason"));
        }
        return summary.put("completed", true).put("message_count", sample.get("messages").size());
    }
}
