package dev.reckoner.eval.metrics;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.statistics.MajorityVote.AnswerCount;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The attempts of one arm at one problem, counted.
///
/// @param lost voided and unfinished: nothing is known of them
/// @param silent those of the correct, wrong and undecided ones that have no answer
/// @param answers the classes of the answers of the others; the greatest first
record ProblemSample(
        int correct, int wrong, int undecided, int lost, int silent, List<AnswerCount> answers) {

    static ProblemSample of(Collection<AttemptRow> rows, AnswerIndex index) {
        var counts = ScoreCounts.of(rows);
        int silent = 0;
        var classes = new TreeMap<Integer, AnswerCount>();
        for (var row : rows) {
            switch (row.score()) {
                case CORRECT, WRONG, UNDECIDED -> {
                    if (row.answer() == null) {
                        silent++;
                    } else {
                        int number = index.classOf(row);
                        classes.put(
                                number,
                                plus(classes.getOrDefault(number, new AnswerCount(0, 0, 0)), row));
                    }
                }
                case VOIDED, UNFINISHED -> {}
            }
        }
        var answers = new ArrayList<>(classes.values());
        answers.sort(
                Comparator.comparingInt(AnswerCount::votes)
                        .thenComparingInt(AnswerCount::correct)
                        .thenComparingInt(AnswerCount::undecided)
                        .reversed());
        return new ProblemSample(
                counts.correct(),
                counts.wrong(),
                counts.undecided(),
                counts.voided() + counts.unfinished(),
                silent,
                List.copyOf(answers));
    }

    private static AnswerCount plus(AnswerCount count, AttemptRow row) {
        return new AnswerCount(
                count.votes() + 1,
                count.correct() + (row.score() == Score.CORRECT ? 1 : 0),
                count.undecided() + (row.score() == Score.UNDECIDED ? 1 : 0));
    }

    int known() {
        return correct + wrong;
    }

    int voters() {
        return correct + wrong + undecided;
    }

    int attempts() {
        return correct + wrong + undecided + lost;
    }
}
