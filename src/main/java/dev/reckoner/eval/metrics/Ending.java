package dev.reckoner.eval.metrics;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.reckoner.eval.row.AttemptRow;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// One way in which attempts ended. Each attempt is counted in exactly one.
///
/// @param detail of [Kind#NO_ANSWER] the end, such as `out_of_tokens`; of [Kind#VOIDED] the reason;
///   null for the others
public record Ending(Kind kind, @Nullable String detail, int attempts) {

    public enum Kind {
        CORRECT,
        /// There was an answer, which was read and is wrong.
        WRONG,
        /// There was an answer, and it could not be read as one. It counts as wrong.
        UNPARSED,
        /// There was no answer, by the model's doing or by a limit. It counts as wrong.
        NO_ANSWER,
        UNDECIDED,
        VOIDED,
        UNFINISHED;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static List<Ending> of(Collection<AttemptRow> rows) {
        record Way(Kind kind, @Nullable String detail) {}

        var counts =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> new Way(kind(row), detail(row)),
                                        Collectors.summingInt(_ -> 1)));
        return counts.entrySet().stream()
                .map(e -> new Ending(e.getKey().kind(), e.getKey().detail(), e.getValue()))
                .sorted(
                        Comparator.comparingInt(Ending::attempts)
                                .reversed()
                                .thenComparing(Ending::kind)
                                .thenComparing(ending -> Objects.toString(ending.detail(), "")))
                .toList();
    }

    private static Kind kind(AttemptRow row) {
        return switch (row.score()) {
            case CORRECT -> Kind.CORRECT;
            case WRONG ->
                    row.answer() == null
                            ? Kind.NO_ANSWER
                            : "unparsed".equals(row.verdict()) ? Kind.UNPARSED : Kind.WRONG;
            case UNDECIDED -> Kind.UNDECIDED;
            case VOIDED -> Kind.VOIDED;
            case UNFINISHED -> Kind.UNFINISHED;
        };
    }

    private static @Nullable String detail(AttemptRow row) {
        return switch (kind(row)) {
            case NO_ANSWER -> row.end();
            case VOIDED -> row.why();
            case CORRECT, WRONG, UNPARSED, UNDECIDED, UNFINISHED -> null;
        };
    }
}
