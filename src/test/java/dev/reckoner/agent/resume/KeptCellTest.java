package dev.reckoner.agent.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Drift;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.SessionState;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class KeptCellTest {

    private static final ResourceUse LITTLE = new ResourceUse(Duration.ZERO, Duration.ZERO, 0);
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private static Outcome printed(String text) {
        return new Outcome.Completed(Output.printed(text), LITTLE);
    }

    private static Outcome raised(String error, String traceback) {
        return new Outcome.Raised(Output.NONE, error, traceback, LITTLE);
    }

    private static Outcome stopped(SessionState state) {
        return new Outcome.TimedOut(Output.NONE, MINUTE, state, LITTLE);
    }

    /// The numbers of the cells that make the session after cells with these outcomes.
    private static List<Integer> kept(Outcome... outcomes) {
        var entries = new ArrayList<Entry>();
        for (var outcome : outcomes) {
            entries.add(
                    new Entry(
                            entries.size(),
                            Instant.EPOCH,
                            Duration.ZERO,
                            new Event.CellRan("c", "code", outcome, "told", 0)));
        }
        return KeptCell.in(entries).stream().map(KeptCell::number).toList();
    }

    @Nested
    class TheCellsThatMakeASession {

        @Test
        void areThoseThatEndedByThemselves() {
            assertThat(kept(printed("1"), raised("E", "E"))).containsExactly(1, 2);
        }

        @Test
        void areNotThoseWhoseEffectsWereUndone() {
            assertThat(
                            kept(
                                    printed("1"),
                                    stopped(SessionState.ROLLED_BACK),
                                    stopped(SessionState.REBUILT),
                                    printed("4")))
                    .containsExactly(1, 4);
        }

        @Test
        void areNoneBeforeALoss() {
            assertThat(kept(printed("1"), stopped(SessionState.LOST), printed("3")))
                    .containsExactly(3);
        }

        @Test
        void areWithoutTheStoppedOnesWhereOnlyTheOthersWereRunAgain() {
            assertThat(
                            kept(
                                    printed("1"),
                                    stopped(SessionState.KEPT),
                                    stopped(SessionState.PARTLY_REBUILT)))
                    .containsExactly(1);
        }
    }

    @Nested
    class Drifting {

        private List<Drift> drift(Outcome before, Outcome now) {
            return new KeptCell(3, "code", before).drift(now).stream().toList();
        }

        @Test
        void isAnotherOutput() {
            assertThat(drift(printed("0.417"), printed("0.902")))
                    .containsExactly(new Drift(3, "\"0.417\"", "\"0.902\""));
        }

        @Test
        void isAnotherEnd() {
            assertThat(drift(printed(""), raised("OSError: gone", "")))
                    .containsExactly(
                            new Drift(3, "it ran to its end", "it raised \"OSError: gone\""));
            assertThat(drift(printed(""), stopped(SessionState.ROLLED_BACK)))
                    .containsExactly(
                            new Drift(3, "it ran to its end", "it was stopped after 60 s"));
        }

        @Test
        void isNotTheSameOutput() {
            assertThat(drift(printed("1"), printed("1"))).isEmpty();
        }

        @Test
        void isNeitherAnAddressNorTheNumberOfACell() {
            assertThat(
                            drift(
                                    printed("<object object at 0x7f3a5c0b2e40>"),
                                    printed("<object object at 0x7f11deadbe50>")))
                    .isEmpty();
            assertThat(
                            drift(
                                    raised("E", "  File \"<cell 4>\", line 1"),
                                    raised("E", "  File \"<cell 3>\", line 1")))
                    .isEmpty();
        }
    }
}
