package dev.reckoner.eval.metrics;

import java.util.List;

/// How often some problems were solved.
///
/// @param problems with at least one attempt, whatever became of it
/// @param samples the most attempts at one problem that are correct, wrong or undecided
/// @param accuracy avg@n: the mean over the problems of the share of attempts that are correct
/// @param atK for each power of two up to `samples`, and for `samples`, in rising order
public record Scores(
        int problems, int samples, ScoreCounts counts, Figure accuracy, List<AtK> atK) {

    public Scores {
        atK = List.copyOf(atK);
    }
}
