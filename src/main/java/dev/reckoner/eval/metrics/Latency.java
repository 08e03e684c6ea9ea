package dev.reckoner.eval.metrics;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.statistics.Quantiles;

import java.util.Collection;
import java.util.List;

/// How long things took, in seconds.
///
/// @param reply each reply, without tries that failed
/// @param firstToken each reply that was streamed, until its first token
/// @param attempt each attempt that has ended, waits included
public record Latency(Quantiles reply, Quantiles firstToken, Quantiles attempt) {

    static Latency of(Collection<AttemptRow> rows) {
        return new Latency(
                Quantiles.of(flat(rows.stream().map(AttemptRow::replySeconds).toList())),
                Quantiles.of(flat(rows.stream().map(AttemptRow::firstTokenSeconds).toList())),
                Quantiles.of(
                        rows.stream()
                                .filter(row -> row.score() != Score.UNFINISHED)
                                .mapToDouble(AttemptRow::seconds)
                                .toArray()));
    }

    private static double[] flat(List<List<Double>> times) {
        return times.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
    }
}
