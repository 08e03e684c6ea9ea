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

/// A column of the table.
///
/// @param name as the files of an evaluation call it
record Field(String name, Kind kind, Source source) {

    enum Kind {
        TEXT,
        COUNT,
        NUMBER,
        TRUTH,
        TEXTS,
        NUMBERS
    }

    /// Where its values come from.
    interface Source {
        @Nullable Object value(EvaluationRecord evaluation, AttemptRow row);
    }

    /// The columns in order: the evaluation, its limits, the arm, the attempt.
    static final List<Field> ALL =
            Stream.of(
                            evaluation(),
                            limits("max_", EvaluationRecord::attempt),
                            limits("run_max_", EvaluationRecord::run),
                            arm(),
                            question(),
                            outcome(),
                            cost())
                    .flatMap(List::stream)
                    .toList();

    @Nullable Object value(EvaluationRecord evaluation, AttemptRow row) {
        return source.value(evaluation, row);
    }

    private static List<Field> evaluation() {
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

    private static List<Field> limits(String prefix, Function<EvaluationRecord, Limits> limits) {
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

    private static List<Field> arm() {
        return List.of(
                row("model", TEXT, row -> row.arm().model()),
                row("effort", TEXT, row -> text(row.arm().effort())),
                row("preset", TEXT, row -> row.arm().preset()),
                row("tools", TRUTH, row -> row.arm().tools()),
                row("state", TEXT, row -> row.arm().state()));
    }

    private static List<Field> question() {
        return List.of(
                row("job", TEXT, AttemptRow::job),
                row("problem", TEXT, AttemptRow::problem),
                row("tier", TEXT, AttemptRow::tier),
                row("tags", TEXTS, AttemptRow::tags),
                row("sample", COUNT, AttemptRow::sample),
                row("directory", TEXT, AttemptRow::directory));
    }

    private static List<Field> outcome() {
        return List.of(
                row("score", TEXT, row -> row.score().toString()),
                row("end", TEXT, AttemptRow::end),
                row("answer", TEXT, AttemptRow::answer),
                row("gold", TEXT, AttemptRow::gold),
                row("verdict", TEXT, AttemptRow::verdict),
                row("rule", TEXT, AttemptRow::rule),
                row("why", TEXT, AttemptRow::why));
    }

    private static List<Field> cost() {
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

    private static Field of(
            String name, Kind kind, Function<EvaluationRecord, @Nullable Object> value) {
        return new Field(name, kind, (evaluation, _) -> value.apply(evaluation));
    }

    private static Field row(String name, Kind kind, Function<AttemptRow, @Nullable Object> value) {
        return new Field(name, kind, (_, row) -> value.apply(row));
    }
}
