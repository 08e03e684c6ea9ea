package dev.reckoner.eval.metrics;

import dev.reckoner.eval.statistics.PassAtK;
import dev.reckoner.eval.statistics.Resampling;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Computes [Scores] of the problems of one arm.
final class MeasureScores {

    static Scores of(List<ProblemSample> samples, Resampling resampling) {
        int most = samples.stream().mapToInt(ProblemSample::voters).max().orElse(0);
        var columns = new ArrayList<Column>();
        columns.add(accuracy(samples));
        for (int k : sizes(most)) {
            columns.add(pass(samples, k));
            columns.add(allPass(samples, k));
            columns.add(majority(samples, k));
        }
        int known = samples.stream().mapToInt(ProblemSample::known).sum();
        var figures = Column.figures(columns, known, resampling);
        var atK = new ArrayList<AtK>();
        int at = 1;
        for (int k : sizes(most)) {
            atK.add(new AtK(k, figures.get(at), figures.get(at + 1), figures.get(at + 2)));
            at += 3;
        }
        return new Scores(samples.size(), most, counts(samples), figures.getFirst(), atK);
    }

    private static ScoreCounts counts(List<ProblemSample> samples) {
        return samples.stream()
                .map(ProblemSample::counts)
                .reduce(new ScoreCounts(0, 0, 0, 0, 0), ScoreCounts::plus);
    }

    /// The powers of two up to `most`, and `most`, in rising order.
    private static List<Integer> sizes(int most) {
        var sizes = new ArrayList<Integer>();
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
        return "no problem has %s attempts that are known to be correct or wrong".formatted(k);
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
            var value = expectation.of(sample.known(), sample.counts().correct(), k);
            if (value.isPresent()) {
                int attempts = sample.counts().attempts();
                int correct = sample.counts().correct();
                column.set(
                        i,
                        value.getAsDouble(),
                        expectation.of(attempts, correct, k).orElse(0),
                        expectation.of(attempts, attempts - sample.counts().wrong(), k).orElse(1));
            } else if (sample.counts().attempts() >= k) {
                column.setUnknown(i);
            }
        }
        return column;
    }

    private static Column majority(List<ProblemSample> samples, int k) {
        var column =
                new Column(
                        samples.size(), "no vote of %s attempts has a decided winner".formatted(k));
        for (int i = 0; i < samples.size(); i++) {
            var sample = samples.get(i);
            if (sample.voters() >= k) {
                var vote = sample.vote(k);
                var value = vote.correctWhereDecided();
                if (value.isPresent()) {
                    column.set(
                            i,
                            value.getAsDouble(),
                            vote.correct(),
                            Math.min(1, vote.correct() + vote.undecided()));
                    column.simulate(vote.draws(), vote.standardError() / (1 - vote.undecided()));
                } else {
                    column.setUnknown(i);
                }
            }
        }
        return column;
    }

    private MeasureScores() {}
}
