package dev.reckoner.eval.metrics;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.statistics.MajorityVote;
import dev.reckoner.eval.statistics.MajorityVote.AnswerCount;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The attempts of one arm at one problem, counted.
final class ProblemSample {

    private static final Comparator<AnswerCount> ORDER =
            Comparator.comparingInt(AnswerCount::votes)
                    .thenComparingInt(AnswerCount::correct)
                    .thenComparingInt(AnswerCount::undecided);

    private final ScoreCounts counts;
    private final List<AnswerCount> answers;
    private final int silent;
    private final long seed;

    /// A problem is in several groups, and a vote costs more than all else.
    private final Map<Integer, MajorityVote> votes = new HashMap<>();

    private ProblemSample(ScoreCounts counts, List<AnswerCount> answers, int silent, long seed) {
        this.counts = counts;
        this.answers = answers;
        this.silent = silent;
        this.seed = seed;
    }

    /// @param seed of what is drawn for votes; for each problem other things are drawn
    static ProblemSample of(
            String problem, Collection<AttemptRow> rows, AnswerIndex index, long seed) {
        var classes = new TreeMap<Integer, AnswerCount>();
        int silent = 0;
        for (var row : rows) {
            switch (row.score()) {
                case CORRECT, WRONG, UNDECIDED -> {
                    if (row.answer() == null) {
                        silent++;
                    } else {
                        classes.merge(index.classOf(row), count(row), ProblemSample::sum);
                    }
                }
                case VOIDED, UNFINISHED -> {}
            }
        }
        var answers = new ArrayList<>(classes.values());
        answers.sort(ORDER);
        return new ProblemSample(
                ScoreCounts.of(rows), List.copyOf(answers), silent, seed + problem.hashCode());
    }

    private static AnswerCount count(AttemptRow row) {
        return new AnswerCount(
                1, row.score() == Score.CORRECT ? 1 : 0, row.score() == Score.UNDECIDED ? 1 : 0);
    }

    private static AnswerCount sum(AnswerCount one, AnswerCount other) {
        return new AnswerCount(
                one.votes() + other.votes(),
                one.correct() + other.correct(),
                one.undecided() + other.undecided());
    }

    ScoreCounts counts() {
        return counts;
    }

    /// Attempts that are known to be correct or wrong.
    int known() {
        return counts.correct() + counts.wrong();
    }

    /// Attempts that a vote is among, those without an answer included.
    int voters() {
        return known() + counts.undecided();
    }

    /// @param k at most [#voters()]
    MajorityVote vote(int k) {
        return votes.computeIfAbsent(
                k, _ -> MajorityVote.of(answers, silent, k, new SplittableRandom(seed + 31L * k)));
    }
}
