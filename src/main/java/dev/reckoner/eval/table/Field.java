package dev.reckoner.eval.table;

import static dev.reckoner.eval.table.Field.Kind.COUNT;
import static dev.reckoner.eval.table.Field.Kind.NUMBER;
import static dev.reckoner.eval.table.Field.Kind.NUMBERS;
import static dev.reckoner.eval.table.Field.Kind.TEXT;
import static dev.reckoner.eval.table.Field.Kind.TEXTS;
import static dev.reckoner.eval.table.Field.Kind.TRUTH;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.row.EvaluationRecord.Setup;
import dev.reckoner.task.Limits;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A column of a table.
///
/// @param name as the files of an evaluation call it
/// @param <T> what a row of the table is made of
record Field<T>(String name, Kind kind, Function<T, @Nullable Object> value) {

    enum Kind {
        TEXT,
        COUNT,
        NUMBER,
        TRUTH,
        TEXTS,
        NUMBERS
    }

    /// What is the same for all attempts: the evaluation, and its limits.
    static final List<Field<EvaluationRecord>> EVALUATION =
            Stream.of(
                            evaluation(),
                            limits("max_", EvaluationRecord::attempt),
                            limits("run_max_", EvaluationRecord::run))
                    .flatMap(List::stream)
                    .toList();

    /// The arm, the question, what came of it, and what it cost.
    static final List<Field<AttemptRow>> ATTEMPT =
            Stream.of(arm(), question(), outcome(), cost()).flatMap(List::stream).toList();

    private static List<Field<EvaluationRecord>> evaluation() {
        return List.of(
                of("evaluation", TEXT, EvaluationRecord::id),
                of("name", TEXT, EvaluationRecord::name),
                of("started", TEXT, evaluation -> evaluation.started().toString()),
                of("program", TEXT, EvaluationRecord::program),
                of("files", TEXTS, evaluation -> evaluation.data().files()),
                of("revision", TEXT, evaluation -> evaluation.data().revision()),
                of("selection", TEXT, evaluation -> evaluation.data().selection()),
                of("samples", COUNT, EvaluationRecord::samples),
                of("voting", TRUTH, evaluation -> voting(evaluation.setup())),
                of("scripted", TRUTH, EvaluationRecord::scripted),
                of("sandbox", TEXT, EvaluationRecord::sandbox));
    }

    private static @Nullable Boolean voting(@Nullable Setup setup) {
        return setup == null ? null : setup.voting();
    }

    private static List<Field<EvaluationRecord>> limits(
            String prefix, Function<EvaluationRecord, Limits> limits) {
        return Arrays.stream(Limits.Kind.values())
                .map(kind ->
                        of(
                                prefix + kind,
                                kind == Limits.Kind.USD || kind == Limits.Kind.TIME
                                        ? NUMBER
                                        : COUNT,
                                evaluation -> limits.apply(evaluation).most(kind).orElse(null)))
                .toList();
    }

    private static List<Field<AttemptRow>> arm() {
        return List.of(
                row("model", TEXT, row -> row.arm().model()),
                row("effort", TEXT, row -> text(row.arm().effort())),
                row("preset", TEXT, row -> row.arm().preset()),
                row("tools", TRUTH, row -> row.arm().tools()),
                row("state", TEXT, row -> row.arm().state()));
    }

    private static List<Field<AttemptRow>> question() {
        return List.of(
                row("job", TEXT, AttemptRow::job),
                row("problem", TEXT, AttemptRow::problem),
                row("tier", TEXT, AttemptRow::tier),
                row("tags", TEXTS, AttemptRow::tags),
                row("sample", COUNT, AttemptRow::sample),
                row("directory", TEXT, AttemptRow::directory));
    }

    private static List<Field<AttemptRow>> outcome() {
        return List.of(
                row("score", TEXT, row -> row.score().toString()),
                row("end", TEXT, AttemptRow::end),
                row("answer", TEXT, AttemptRow::answer),
                row("gold", TEXT, AttemptRow::gold),
                row("verdict", TEXT, AttemptRow::verdict),
                row("rule", TEXT, AttemptRow::rule),
                row("why", TEXT, AttemptRow::why));
    }

    private static List<Field<AttemptRow>> cost() {
        return List.of(
                row("input_tokens", COUNT, AttemptRow::inputTokens),
                row("cached_tokens", COUNT, AttemptRow::cachedTokens),
                row("output_tokens", COUNT, AttemptRow::outputTokens),
                row("reasoning_tokens", COUNT, AttemptRow::reasoningTokens),
                row("usd", NUMBER, AttemptRow::usd),
                row("seconds", NUMBER, AttemptRow::seconds),
                row("model_seconds", NUMBER, AttemptRow::modelSeconds),
                row("waiting_seconds", NUMBER, AttemptRow::waitingSeconds),
                row("tool_seconds", NUMBER, AttemptRow::toolSeconds),
                row("first_token_seconds", NUMBERS, AttemptRow::firstTokenSeconds),
                row("reply_seconds", NUMBERS, AttemptRow::replySeconds),
                row("model_calls", COUNT, AttemptRow::modelCalls),
                row("tool_calls", COUNT, AttemptRow::toolCalls),
                row("tool_errors", COUNT, AttemptRow::toolErrors),
                row("rejected_calls", COUNT, AttemptRow::rejectedCalls),
                row("retries", COUNT, AttemptRow::retries));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Field<EvaluationRecord> of(
            String name, Kind kind, Function<EvaluationRecord, @Nullable Object> value) {
        return new Field<>(name, kind, value);
    }

    private static Field<AttemptRow> row(
            String name, Kind kind, Function<AttemptRow, @Nullable Object> value) {
        return new Field<>(name, kind, value);
    }
}
