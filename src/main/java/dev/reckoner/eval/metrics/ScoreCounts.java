package dev.reckoner.eval.metrics;

import dev.reckoner.eval.row.AttemptRow;

import java.util.Collection;

/// How many attempts have each score.
public record ScoreCounts(int correct, int wrong, int undecided, int voided, int unfinished) {

    static ScoreCounts of(Collection<AttemptRow> rows) {
        var counts = new int[5];
        for (var row : rows) {
            counts[row.score().ordinal()]++;
        }
        return new ScoreCounts(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    ScoreCounts plus(ScoreCounts other) {
        return new ScoreCounts(
                correct + other.correct,
                wrong + other.wrong,
                undecided + other.undecided,
                voided + other.voided,
                unfinished + other.unfinished);
    }

    public int attempts() {
        return correct + wrong + undecided + voided + unfinished;
    }
}
