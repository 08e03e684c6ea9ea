package dev.reckoner.eval.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.eval.vote.StoppingRule.Certain;
import dev.reckoner.eval.vote.StoppingRule.Likely;
import dev.reckoner.eval.vote.VoteDecision.Ask;
import dev.reckoner.eval.vote.VoteDecision.Stop;
import dev.reckoner.eval.vote.VoteDecision.Why;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

class StoppingRuleTest {

    @Nested
    class WhenNothingButCertaintyWillDo {

        final StoppingRule rule = new Certain();

        @Test
        void theFirstWaveIsAMajorityOfAllSamples() {
            assertThat(rule.next(List.of(), 0, 0, 64)).isEqualTo(new Ask(33));
            assertThat(rule.next(List.of(), 0, 0, 5)).isEqualTo(new Ask(3));
        }

        @Test
        void aLeaderThatCannotBeReachedHasWon() {
            assertThat(rule.next(List.of(1, 4), 0, 5, 7))
                    .isEqualTo(new Stop(List.of(1), Why.CERTAIN, 2, 0));
        }

        @Test
        void aLeaderThatCanBeReachedHasNot() {
            assertThat(rule.next(List.of(1, 3), 0, 4, 6)).isEqualTo(new Ask(1));
        }

        @Test
        void anAnswerThatNobodyGaveYetCanStillWin() {
            assertThat(rule.next(List.of(2), 1, 3, 5)).isEqualTo(new Ask(1));
            assertThat(rule.next(List.of(3), 0, 3, 5))
                    .isEqualTo(new Stop(List.of(0), Why.CERTAIN, 2, 0));
        }

        @Test
        void samplesWithoutAnAnswerHelpTheLeader() {
            assertThat(rule.next(List.of(2), 2, 4, 5))
                    .isEqualTo(new Stop(List.of(0), Why.CERTAIN, 1, 0));
        }

        @Test
        void aSampleThatWasLostIsNotAskedForAgain() {
            assertThat(rule.next(List.of(2, 1), 0, 5, 5))
                    .isEqualTo(new Stop(List.of(0), Why.ALL_ASKED, 0, 0));
        }

        @Test
        void answersThatAreEqualInTheEndBothWin() {
            assertThat(rule.next(List.of(2, 1, 2), 0, 5, 5))
                    .isEqualTo(new Stop(List.of(0, 2), Why.ALL_ASKED, 0, 0));
        }

        @Test
        void whereNoSampleHasAnAnswerNobodyWins() {
            assertThat(rule.next(List.of(), 3, 3, 3))
                    .isEqualTo(new Stop(List.of(), Why.ALL_ASKED, 0, 0));
        }

        @Test
        void theWinnerIsThatOfTheWholeVote() {
            var random = new SplittableRandom(7);
            for (int i = 0; i < 2_000; i++) {
                var samples = samples(random);
                var stopped = vote(rule, samples);

                assertThat(stopped.winners()).isEqualTo(vote(samples, samples.size()));
            }
        }
    }

    @Nested
    class WhenAnErrorIsAllowed {

        final StoppingRule rule = new Likely(0.05);

        @Test
        void fourOfFourAreEnough() {
            assertThat(rule.next(List.of(), 0, 0, 64)).isEqualTo(new Ask(4));
            // 1 - the integral of Beta(5, 1) from 1/2 to 1 = 1/2^5
            assertThat(rule.next(List.of(4), 0, 4, 64))
                    .isEqualTo(new Stop(List.of(0), Why.LIKELY, 60, 1.0 / 32));
        }

        @Test
        void threeOfFourAreNot() {
            // Beta(4, 2): 6/32 for the other; Beta(7, 2): 9/256
            assertThat(rule.next(List.of(3, 1), 0, 4, 64)).isEqualTo(new Ask(3));
            assertThat(rule.next(List.of(6, 1), 0, 7, 64))
                    .isEqualTo(new Stop(List.of(0), Why.LIKELY, 57, 9.0 / 256));
        }

        @Test
        void aThirdAnswerDoesNotCount() {
            assertThat(rule.next(List.of(6, 1, 1, 1), 5, 14, 64))
                    .isEqualTo(new Stop(List.of(0), Why.LIKELY, 50, 9.0 / 256));
        }

        @Test
        void theFirstWaveNeverIsMoreThanThereAre() {
            assertThat(new Likely(0.001).next(List.of(), 0, 0, 3)).isEqualTo(new Ask(2));
            assertThat(new Likely(0.001).next(List.of(), 0, 0, 1)).isEqualTo(new Ask(1));
        }

        @Test
        void wavesGrowWithTheSamplesBefore() {
            assertThat(rule.next(List.of(14, 5), 21, 40, 64)).isInstanceOf(Stop.class);
            assertThat(rule.next(List.of(10, 5), 25, 40, 64)).isEqualTo(new Ask(5));
        }

        @Test
        void itSavesAtLeastAsMuchAsCertainty() {
            var random = new SplittableRandom(8);
            int certain = 0;
            int likely = 0;
            for (int i = 0; i < 500; i++) {
                var samples = samples(random);
                certain += vote(new Certain(), samples).saved();
                likely += vote(rule, samples).saved();
            }
            assertThat(likely).isGreaterThan(certain);
        }

        @Test
        void anErrorOfAHalfIsRefused() {
            assertThatThrownBy(() -> new Likely(0.5))
                    .hasMessage("error must be above 0 and below 0.5, was 0.5");
        }
    }

    @Test
    void moreVotesThanSamplesAreRefused() {
        assertThatThrownBy(() -> new Certain().next(List.of(3), 1, 3, 5))
                .hasMessage("votes [3] and 1 without an answer can't be of 3 samples of at most 5");
    }

    /// Between 1 and 40 samples of up to 4 answers; -1 is none.
    private static List<Integer> samples(SplittableRandom random) {
        var samples = new ArrayList<Integer>();
        int answers = random.nextInt(1, 5);
        int count = random.nextInt(1, 41);
        for (int i = 0; i < count; i++) {
            samples.add(Math.min(random.nextInt(answers), random.nextInt(-1, answers)));
        }
        return samples;
    }

    private static Stop vote(StoppingRule rule, List<Integer> samples) {
        int asked = 0;
        while (true) {
            var votes = votes(samples, asked);
            int silent = asked - votes.stream().mapToInt(Integer::intValue).sum();
            switch (rule.next(votes, silent, asked, samples.size())) {
                case Ask(var more) -> {
                    assertThat(more).isBetween(1, samples.size() - asked);
                    asked += more;
                }
                case Stop stop -> {
                    assertThat(stop.saved()).isEqualTo(samples.size() - asked);
                    return stop;
                }
            }
        }
    }

    private static List<Integer> votes(List<Integer> samples, int asked) {
        var votes = new ArrayList<>(Collections.nCopies(4, 0));
        for (int answer : samples.subList(0, asked)) {
            if (answer >= 0) {
                votes.set(answer, votes.get(answer) + 1);
            }
        }
        return votes;
    }

    private static List<Integer> vote(List<Integer> samples, int asked) {
        var votes = votes(samples, asked);
        int most = Math.max(1, Collections.max(votes));
        var winners = new ArrayList<Integer>();
        for (int i = 0; i < votes.size(); i++) {
            if (votes.get(i) == most) {
                winners.add(i);
            }
        }
        return winners;
    }
}
