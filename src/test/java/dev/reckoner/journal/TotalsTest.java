package dev.reckoner.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class TotalsTest {

    @Test
    void anEmptyJournalHasSpentNothing() {
        assertThat(Totals.of(List.of())).isEqualTo(Totals.NOTHING);
    }

    @Test
    void repliesAndCellsAddUp() {
        var spent = spent(asked(), replied("0.25"), ran(), refused(), replied("0.5"), ran());

        assertThat(spent)
                .isEqualTo(
                        new Totals(
                                2,
                                0,
                                2,
                                200,
                                80,
                                40,
                                20,
                                new BigDecimal("0.75"),
                                Duration.ofSeconds(5)));
        assertThat(spent.tokens()).isEqualTo(240);
    }

    @Test
    void onePriceUnknownMakesTheSumUnknown() {
        assertThat(spent(replied("0.25"), replied(null), replied("0.25")).usd()).isNull();
    }

    @Test
    void whatDoesNotReplyOrRunTakesTimeOnly() {
        var spent =
                spent(
                        asked(),
                        refused(),
                        new Event.ProgramMessage(Event.Reason.STATUS, "Go on."),
                        new Event.Submitted(null, "42"),
                        new Event.Ended(new End.Answered("42")));

        assertThat(spent)
                .isEqualTo(new Totals(0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, Duration.ofSeconds(4)));
    }

    private static Totals spent(Event... events) {
        var entries = new ArrayList<Entry>();
        for (var event : events) {
            entries.add(
                    new Entry(
                            entries.size(),
                            Instant.EPOCH,
                            Duration.ofSeconds(entries.size()),
                            event));
        }
        return Totals.of(entries);
    }

    private static Event asked() {
        return new Event.Prompted(Event.Prompted.SCHEMA, "prompt", List.of());
    }

    private static Event replied(@Nullable String usd) {
        var usage = new Usage(100, 40, 20, 10, false);
        var reply =
                new Reply(null, "m", List.of(), Finish.STOP, usage, Delivery.at(Duration.ZERO, 1));
        return new Event.Replied(reply, usd == null ? null : new BigDecimal(usd));
    }

    private static Event ran() {
        var outcome =
                new Outcome.Completed(
                        Output.NONE, new ResourceUse(Duration.ZERO, Duration.ZERO, 0));
        return new Event.CellRan("c", "1", outcome, "told", 0);
    }

    private static Event refused() {
        return new Event.CallRejected("c", "pyhton", "There is no such tool.");
    }
}
