package dev.reckoner.eval.report;

import dev.reckoner.eval.report.EvaluationReport.Source;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.task.Limits;
import dev.reckoner.transcript.Numbers;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an evaluation was, in words: nothing in a report is to be read without it.
public final class WhatWasRun {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int DIGITS = 12;

    /// Such as `sums: 60 problems × 16 samples × 6 arms, 5,760 attempts`; of a vote `at most 16
    /// samples`.
    public static String title(Source source) {
        var record = source.record();
        String attempts = Numbers.counted(source.attempts(), "attempt");
        return "%s: %s × %s × %s, %s"
                .formatted(
                        record.name(),
                        Numbers.counted(record.data().problems(), "problem"),
                        atMost(source) + Numbers.counted(record.samples(), "sample"),
                        Numbers.counted(record.arms().size(), "arm"),
                        source.isIncomplete()
                                ? attempts
                                        + " of "
                                        + atMost(source)
                                        + Numbers.count(source.expected())
                                : attempts);
    }

    private static String atMost(Source source) {
        return source.isVote() ? "at most " : "";
    }

    static List<String> lines(Source source) {
        var record = source.record();
        var lines = new ArrayList<String>();
        lines.add(
                "%s; Reckoner %s, its grader too; %s%s"
                        .formatted(
                                models(record.arms()),
                                record.program(),
                                started(source),
                                record.sandbox() == null ? "" : "; sandbox " + record.sandbox()));
        lines.add(
                "data: %s, SHA-256 %s…; %s"
                        .formatted(
                                String.join(", ", record.data().files()),
                                shortRevision(source),
                                selection(source)));
        lines.add(
                "limits: %s for an attempt; %s for all together"
                        .formatted(limits(record.attempt()), limits(record.run())));
        return lines;
    }

    public static String started(Source source) {
        return MINUTE.format(source.record().started());
    }

    /// The first digits of the data set's digest.
    public static String shortRevision(Source source) {
        String revision = source.record().data().revision();
        return revision.substring(0, Math.min(DIGITS, revision.length()));
    }

    public static String selection(Source source) {
        String selection = source.record().data().selection();
        return selection.isEmpty() ? "all problems" : selection;
    }

    /// Such as `100,000 tokens, $0.5`.
    public static String limits(Limits limits) {
        return limits.hard().isEmpty()
                ? "none"
                : limits.hard().entrySet().stream()
                        .map(WhatWasRun::limit)
                        .collect(Collectors.joining(", "));
    }

    private static String limit(Map.Entry<Limits.Kind, BigDecimal> limit) {
        String most = limit.getValue().stripTrailingZeros().toPlainString();
        return switch (limit.getKey()) {
            case USD -> "$" + most;
            case TIME -> most + " s";
            case TOKENS, OUTPUT_TOKENS, MODEL_CALLS, TOOL_CALLS ->
                    Numbers.count(limit.getValue().longValue())
                            + " "
                            + limit.getKey().toString().replace('_', ' ');
        };
    }

    private static String models(List<Arm> arms) {
        return "%s; presets: %s"
                .formatted(
                        distinct(arms.stream().map(Arm::model)),
                        distinct(arms.stream().map(WhatWasRun::preset)));
    }

    private static String preset(Arm arm) {
        return arm.state() == null
                ? arm.preset()
                : "%s (state: %s)".formatted(arm.preset(), arm.state());
    }

    private static String distinct(Stream<String> texts) {
        return texts.distinct().collect(Collectors.joining(", "));
    }

    private WhatWasRun() {}
}
