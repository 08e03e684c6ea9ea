package dev.reckoner.eval.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.row.Score;
import dev.reckoner.json.Json;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.text.Sha256;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What a log says of one arm as a whole.
///
/// @param rows of this arm, in the order of Inspect: by sample, then by problem
record ArmLog(EvaluationRecord evaluation, Arm arm, List<AttemptRow> rows) {

    static final int VERSION = 2;

    private static final int ID_DIGITS = 22;

    static ArmLog of(Evaluation evaluation, Arm arm) {
        return new ArmLog(
                evaluation.record(),
                arm,
                evaluation.rows().stream()
                        .filter(row -> row.arm().equals(arm))
                        .sorted(
                                Comparator.comparingInt(AttemptRow::sample)
                                        .thenComparing(AttemptRow::problem))
                        .toList());
    }

    /// The attempts that have ended. Inspect logs no others.
    List<AttemptRow> ended() {
        return rows.stream().filter(row -> row.score() != Score.UNFINISHED).toList();
    }

    /// The same in every export of this evaluation, and for no other arm.
    String id() {
        return Sha256.of(Json.MAPPER.valueToTree(List.of(evaluation.id(), arm)).toString())
                .substring(0, ID_DIGITS);
    }

    /// As Inspect names the file of a log, without an ending.
    String fileName() {
        return String.join("_", created(), evaluation.name(), id())
                .replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private String created() {
        return LogJson.time(evaluation.started());
    }

    /// `success` once every attempt has ended, which those that voting saves never begin; otherwise
    /// `cancelled`, because nothing is added to the log.
    String status() {
        long problems = rows.stream().map(AttemptRow::problem).distinct().count();
        boolean whole = problems >= evaluation.data().problems() && ended().size() >= planned();
        return whole ? "success" : "cancelled";
    }

    /// With voting the attempts that have begun, because nobody knows how many it takes.
    private long planned() {
        var setup = evaluation.setup();
        return setup != null && setup.voting()
                ? rows.size()
                : (long) evaluation.data().problems() * evaluation.samples();
    }

    /// All but the samples, in the order that the format asks for.
    ///
    /// @param completed when the last attempt ended
    ObjectNode header(Instant completed) {
        var header = LogJson.object().put("version", VERSION).put("status", status());
        header.set("eval", spec());
        header.set("plan", plan());
        header.set("results", results());
        header.set("stats", stats(completed));
        return header;
    }

    ObjectNode spec() {
        var spec =
                LogJson.object()
                        .put("eval_id", id())
                        .put("run_id", evaluation.id())
                        .put("created", created())
                        .put("task", evaluation.name())
                        .put("task_display_name", evaluation.name() + ": " + arm.name())
                        .put("task_id", id())
                        .put("solver", arm.preset())
                        .put("model", arm.model());
        if (evaluation.scripted()) {
            spec.putArray("tags").add("scripted");
        }
        spec.set("task_args", parameters());
        spec.set("dataset", dataset());
        spec.set("model_generate_config", generating());
        spec.set("config", config());
        spec.putObject("packages").put("reckoner", evaluation.program());
        spec.set("metadata", metadata());
        var scorer = spec.putArray("scorers").addObject().put("name", LogScore.SCORER);
        var metrics = scorer.putArray("metrics");
        metrics.addObject().put("name", "inspect_ai/accuracy");
        metrics.addObject().put("name", "inspect_ai/stderr");
        return spec;
    }

    /// What tells arms of one model apart. The viewer shows it where it lists logs.
    private ObjectNode parameters() {
        var parameters = LogJson.object();
        if (arm.effort() != null) {
            parameters.put("effort", arm.effort().toString());
        }
        return parameters.put("tools", arm.tools()).put("preset", arm.preset());
    }

    private ObjectNode dataset() {
        var data = evaluation.data();
        var dataset =
                LogJson.object()
                        .put("name", evaluation.name())
                        .put("location", String.join(", ", data.files()))
                        .put("samples", data.problems());
        var ids = dataset.putArray("sample_ids");
        rows.stream().map(row -> SampleId.of(row.problem())).distinct().sorted().forEach(ids::add);
        return dataset;
    }

    private ObjectNode generating() {
        var config = LogJson.object();
        return arm.effort() == null
                ? config
                : config.put("reasoning_effort", arm.effort().toString());
    }

    /// The limits of one attempt that Inspect has a name for. All of them are in the metadata.
    private ObjectNode config() {
        var config = LogJson.object().put("epochs", evaluation.samples());
        config.putArray("epochs_reducer").add("mean");
        config.put("fail_on_error", false);
        Limits limits = evaluation.attempt();
        limits.most(Kind.TOKENS)
                .ifPresentOrElse(
                        most -> config.put("token_limit", most.longValue()),
                        () ->
                                limits.most(Kind.OUTPUT_TOKENS)
                                        .ifPresent(most ->
                                                config.put("token_limit", most.longValue())
                                                        .put("token_limit_type", "output")));
        limits.most(Kind.TIME).ifPresent(most -> config.put("time_limit", most.longValue()));
        limits.most(Kind.USD).ifPresent(most -> config.put("cost_limit", most));
        limits.most(Kind.MODEL_CALLS).ifPresent(most -> config.put("turn_limit", most.longValue()));
        return config;
    }

    private ObjectNode metadata() {
        var metadata =
                LogJson.object()
                        .put("arm", arm.name())
                        .put("preset", arm.preset())
                        .put("tools", arm.tools());
        if (arm.state() != null) {
            metadata.put("state", arm.state());
        }
        metadata.put("program", evaluation.program())
                .put("scripted", evaluation.scripted())
                .put("dataset_revision", evaluation.data().revision())
                .put("dataset_selection", evaluation.data().selection());
        if (evaluation.sandbox() != null) {
            metadata.put("sandbox", evaluation.sandbox());
        }
        metadata.set("limits", LogJson.of(evaluation.attempt()));
        metadata.set("run_limits", LogJson.of(evaluation.run()));
        return metadata;
    }

    ObjectNode plan() {
        var plan = LogJson.object().put("name", arm.preset());
        plan.putArray("steps")
                .addObject()
                .put("solver", arm.preset())
                .set("params", LogJson.of(arm));
        plan.set("config", generating());
        return plan;
    }

    private ObjectNode results() {
        long voided = count(Score.VOIDED);
        var results =
                LogJson.object()
                        .put("total_samples", planned())
                        .put("completed_samples", ended().size() - voided);
        var accuracy = new ArmAccuracy(rows);
        results.putArray("scores").add(accuracy.score());
        results.putObject("metadata")
                .put("accuracy_lowest", accuracy.lowest())
                .put("accuracy_highest", accuracy.highest())
                .put("correct", count(Score.CORRECT))
                .put("wrong", count(Score.WRONG))
                .put("undecided", count(Score.UNDECIDED))
                .put("voided", voided)
                .put("unfinished", count(Score.UNFINISHED));
        return results;
    }

    private long count(Score score) {
        return rows.stream().filter(row -> row.score() == score).count();
    }

    private ObjectNode stats(Instant completed) {
        var stats =
                LogJson.object()
                        .put("started_at", created())
                        .put("completed_at", LogJson.time(completed));
        stats.set("model_usage", ModelUsage.of(ended()).of(arm.model()));
        return stats;
    }
}
