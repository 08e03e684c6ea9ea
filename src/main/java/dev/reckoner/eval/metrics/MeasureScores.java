package dev.reckoner.eval.metrics;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.statistics.MajorityVote;
import dev.reckoner.eval.statistics.PassAtK;
import dev.reckoner.eval.statistics.Resampling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/// Computes [Scores] of the attempts of one arm.
final class MeasureScores {

    static Scores of(Collection<AttemptRow> rows, AnswerIndex answers, Resampling resampling) {
        var byProblem = new TreeMap<String, List<AttemptRow>>();
        for (var row : rows) {
            byProblem.computeIfAbsent(row.problem(), _ -> new ArrayList<>()).add(row);
        }
        var samples =
                byProblem.values().stream()
                        .map(attempts -> ProblemSample.of(attempts, answers))
                        .toList();
        int most = samples.stream().mapToInt(ProblemSample::known).max().orElse(0);
        int voters = samples.stream().mapToInt(ProblemSample::voters).max().orElse(0);
        var columns = new ArrayList<Column>();
        columns.add(accuracy(samples));
        for (int k : sizes(Math.max(most, voters))) {
            columns.add(pass(samples, k));
            columns.add(allPass(samples, k));
            columns.add(majority(samples, k, resampling.seed()));
        }
        boolean single = samples.stream().allMatch(sample -> sample.known() <= 1);
        var figures = Column.figures(columns, single, resampling);
        var atK = new ArrayList<AtK>();
        int at = 1;
        for (int k : sizes(Math.max(most, voters))) {
            atK.add(new AtK(k, figures.get(at), figures.get(at + 1), figures.get(at + 2)));
            at += 3;
        }
        return new Scores(samples.size(), most, ScoreCounts.of(rows), figures.getFirst(), atK);
    }

    /// The powers of two up to `most`, and `most`.
    private static TreeSet<Integer> sizes(int most) {
        var sizes = new TreeSet<Integer>();
        for (int k = 1; k < most; k *= 2) {
            sizes.add(k);
        }
        if (most > 0) {
            sizes.add(most);
        }
        return sizes;
    }

    private static Column accuracy(List<ProblemSample> samples) {
        return column(samples, "no attempt is known to be correct or wrong", 1, PassAtK::all);
    }

    private static Column pass(List<ProblemSample> samples, int k) {
        return column(samples, tooFew(k), k, PassAtK::any);
    }

    private static Column allPass(List<ProblemSample> samples, int k) {
        return column(samples, tooFew(k), k, PassAtK::all);
    }

    private static String tooFew(int k) {
        return "no problem has %d attempts that are known to be correct or wrong".formatted(k);
    }

    private interface Expectation {
        OptionalDouble of(int n, int correct, int k);
    }

    /// A problem with too few known attempts for k, but with enough attempts in all, could have any
    /// value.
    private static Column column(
            List<ProblemSample> samples, String undefined, int k, Expectation expectation) {
        var column = new Column(samples.size(), undefined);
        for (int i = 0; i < samples.size(); i++) {
            var sample = samples.get(i);
            var value = expectation.of(sample.known(), sample.correct(), k);
            if (value.isPresent()) {
                int unknown = sample.undecided() + sample.lost();
                column.set(
                        i,
                        value.getAsDouble(),
                        expectation.of(sample.attempts(), sample.correct(), k).orElse(0),
                        expectation.of(sample.attempts(), sample.correct() + unknown, k).orElse(1));
            } else if (sample.attempts() >= k) {
                column.setUnknown(i);
            }
        }
        return column;
    }

    private static Column majority(List<ProblemSample> samples, int k, long seed) {
        var column =
                new Column(
                        samples.size(), "no vote of %d attempts has a decided winner".formatted(k));
        for (int i = 0; i < samples.size(); i++) {
            var sample = samples.get(i);
            if (sample.voters() >= k) {
                var random = new SplittableRandom(seed + 31L * i + k);
                var vote = MajorityVote.of(sample.answers(), sample.silent(), k, random);
                double decided = 1 - vote.undecided();
                if (decided > 0) {
                    column.set(
                            i,
                            vote.correct() / decided,
                            vote.correct(),
                            vote.correct() + vote.undecided());
                    column.simulate(vote.draws(), vote.standardError() / decided);
                } else {
                    column.setUnknown(i);
                }
            }
        }
        return column;
    }

    private MeasureScores() {}
}
