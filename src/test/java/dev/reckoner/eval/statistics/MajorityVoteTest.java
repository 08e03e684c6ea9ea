package dev.reckoner.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.eval.statistics.MajorityVote.AnswerCount;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

class MajorityVoteTest {

    private static final AnswerCount RIGHT_TWICE = new AnswerCount(2, 2, 0);
    private static final AnswerCount WRONG_ONCE = new AnswerCount(1, 0, 0);

    private static MajorityVote of(List<AnswerCount> answers, int silent, int k) {
        return MajorityVote.of(answers, silent, k, new SplittableRandom(1));
    }

    @Test
    void answersThatAreEquallyFrequentShareTheCredit() {
        assertThat(of(List.of(RIGHT_TWICE, WRONG_ONCE, WRONG_ONCE), 0, 2).correct())
                // 1 of 6 pairs agrees on the right one, 4 are tied, 1 has none
                .isCloseTo((1 + 4 * 0.5) / 6, within(1e-15));
    }

    @Test
    void whoIsSilentIsDrawnAndDoesNotVote() {
        assertThat(of(List.of(RIGHT_TWICE, WRONG_ONCE), 1, 2).correct())
                // rr 1, rw twice a half, rs twice 1, ws 0
                .isCloseTo((1 + 2 * 0.5 + 2) / 6, within(1e-15));
    }

    @Test
    void whereNobodyVotesNothingIsCorrect() {
        assertThat(of(List.of(), 3, 2)).isEqualTo(new MajorityVote(0, 0, 0, 0));
        assertThat(of(List.of(), 3, 3)).isEqualTo(new MajorityVote(0, 0, 0, 0));
    }

    @Test
    void oneOfOneIsTheShareOfCorrectAnswers() {
        assertThat(of(List.of(RIGHT_TWICE, WRONG_ONCE), 2, 1).correct())
                .isCloseTo(2.0 / 5, within(1e-15));
    }

    @Test
    void aWinnerMayBeUndecided() {
        var vote = of(List.of(new AnswerCount(2, 0, 2), RIGHT_TWICE, WRONG_ONCE), 0, 5);

        assertThat(vote).isEqualTo(new MajorityVote(0.5, 0.5, 0, 0));
    }

    @Test
    void aWinnerThatIsCertainIsExactlyCertain() {
        for (int n = 4; n <= 64; n++) {
            for (int few = 1; 2 * few < n; few++) {
                // of more than twice the few, most are of the others
                for (int k = 2 * few + 1; k < n; k++) {
                    var wrong = new AnswerCount(few, 0, 0);
                    assertThat(of(List.of(wrong, new AnswerCount(n - few, n - few, 0)), 0, k))
                            .isEqualTo(new MajorityVote(1, 0, 0, 0));
                    assertThat(of(List.of(wrong, new AnswerCount(n - few, 0, n - few)), 0, k))
                            .isEqualTo(new MajorityVote(0, 1, 0, 0));
                }
            }
        }
    }

    @Test
    void everyDecidedWinnerCanBeCorrect() {
        for (int k = 1; k < 16; k++) {
            var vote = of(List.of(new AnswerCount(7, 7, 0), new AnswerCount(9, 0, 9)), 0, k);

            assertThat(vote.undecided()).isBetween(0.5, 1.0);
            assertThat(vote.correctWhereDecided())
                    .isEqualTo(k < 15 ? OptionalDouble.of(1) : OptionalDouble.empty());
        }
    }

    @Test
    void agreesWithEverySubsetCountedOneByOne() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            var answers = answers(random);
            int silent = random.nextInt(3);
            int n = silent + answers.stream().mapToInt(AnswerCount::votes).sum();
            for (int k = 1; k <= n; k++) {
                double[] expected = oneByOne(answers, silent, k);
                var counted = MajorityVote.counted(answers, silent, k);
                assertThat(counted.correct()).isCloseTo(expected[0], within(1e-12));
                assertThat(counted.undecided()).isCloseTo(expected[1], within(1e-12));
            }
        }
    }

    @Test
    void theOrderOfTheAnswersIsAllTheSame() {
        var random = new SplittableRandom(4);
        for (int i = 0; i < 50; i++) {
            var answers = new ArrayList<>(answers(random));
            var before = MajorityVote.counted(answers, 2, 5).correct();
            Collections.reverse(answers);
            assertThat(MajorityVote.counted(answers, 2, 5).correct())
                    .isCloseTo(before, within(1e-12));
        }
    }

    @Test
    void drawnSubsetsAgreeWithCountedOnes() {
        var answers =
                List.of(
                        new AnswerCount(20, 20, 0),
                        new AnswerCount(18, 0, 0),
                        new AnswerCount(10, 0, 10),
                        WRONG_ONCE);
        for (int k : new int[] {2, 8, 16, 40, 52}) {
            var counted = MajorityVote.counted(answers, 6, k);
            var drawn = MajorityVote.drawn(answers, 6, k, new SplittableRandom(5));

            assertThat(drawn.draws()).isEqualTo(10_000);
            assertThat(drawn.standardError()).isBetween(0.0, 0.005);
            assertThat(drawn.correct())
                    .isCloseTo(counted.correct(), within(4 * drawn.standardError()));
            assertThat(drawn.undecided()).isCloseTo(counted.undecided(), within(0.02));
        }
    }

    @Test
    void tenThousandSamplesOfManyAnswersAreDrawn() {
        var answers = new ArrayList<AnswerCount>();
        answers.add(new AnswerCount(1_000, 1_000, 0));
        for (int i = 0; i < 9_000; i++) {
            answers.add(WRONG_ONCE);
        }
        var vote = of(answers, 0, 4_096);

        assertThat(vote.draws()).isPositive();
        assertThat(vote.correct()).isEqualTo(1);
        assertThat(of(answers, 0, 1).correct()).isCloseTo(0.1, within(1e-12));
        assertThat(of(answers, 0, 10_000).correct()).isEqualTo(1);
    }

    private static List<AnswerCount> answers(SplittableRandom random) {
        var answers = new ArrayList<AnswerCount>();
        int classes = random.nextInt(5);
        for (int i = 0; i < classes; i++) {
            int votes = random.nextInt(1, 4);
            int kind = random.nextInt(3);
            answers.add(new AnswerCount(votes, kind == 0 ? votes : 0, kind == 1 ? votes : 0));
        }
        return answers;
    }

    /// The expected credit and the expected doubt, by the bits of all numbers below 2^n.
    private static double[] oneByOne(List<AnswerCount> answers, int silent, int k) {
        var ballots = new ArrayList<Integer>(Collections.nCopies(silent, -1));
        for (int i = 0; i < answers.size(); i++) {
            ballots.addAll(Collections.nCopies(answers.get(i).votes(), i));
        }
        double credit = 0;
        double doubt = 0;
        int subsets = 0;
        for (int subset = 0; subset < 1 << ballots.size(); subset++) {
            if (Integer.bitCount(subset) == k) {
                int[] votes = new int[answers.size()];
                for (int i = 0; i < ballots.size(); i++) {
                    if ((subset >> i & 1) == 1 && ballots.get(i) >= 0) {
                        votes[ballots.get(i)]++;
                    }
                }
                int most = 1;
                for (int count : votes) {
                    most = Math.max(most, count);
                }
                var winners = new ArrayList<AnswerCount>();
                for (int i = 0; i < votes.length; i++) {
                    if (votes[i] == most) {
                        winners.add(answers.get(i));
                    }
                }
                credit +=
                        winners.stream().mapToInt(w -> w.correct() > 0 ? 1 : 0).average().orElse(0);
                doubt +=
                        winners.stream()
                                .mapToInt(w -> w.undecided() > 0 ? 1 : 0)
                                .average()
                                .orElse(0);
                subsets++;
            }
        }
        return new double[] {credit / subsets, doubt / subsets};
    }
}
