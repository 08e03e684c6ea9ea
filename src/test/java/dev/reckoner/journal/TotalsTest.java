package dev.reckoner.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Totals.Lost;
import dev.reckoner.journal.Totals.Times;
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
                                Lost.NONE,
                                2,
                                200,
                                80,
                                40,
                                20,
                                new BigDecimal("0.75"),
                                new Times(seconds(5), seconds(2), seconds(0), seconds(2))));
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
                .isEqualTo(
                        new Totals(
                                0,
                                Lost.NONE,
                                0,
                                0,
                                0,
                                0,
                                0,
                                BigDecimal.ZERO,
                                new Times(seconds(4), seconds(0), seconds(0), seconds(0))));
    }

    @Test
    void aLostReplyCountsAsItsWorstCaseAndIsNamed() {
        var worst = new Usage(1_000, 0, 500, 0, true);
        var spent =
                spent(
                        asked(),
                        new Event.ReplyLost("connection lost", worst, new BigDecimal("0.02")),
                        replied("0.25"));

        assertThat(spent.lost()).isEqualTo(new Lost(1, 1_500, new BigDecimal("0.02")));
        assertThat(spent.modelCalls()).isEqualTo(1);
        assertThat(spent.tokens()).isEqualTo(1_620);
        assertThat(spent.usd()).isEqualTo("0.27");
    }

    @Test
    void theTimeOfRepliesHasFailedTriesAndWaitsInIt() {
        var waits =
                List.of(
                        new Delivery.Wait(Duration.ofMillis(300), "rate limited"),
                        new Delivery.Wait(Duration.ofMillis(200), "rate limited"));
        var delivery = new Delivery(Duration.ofMillis(400), null, 3, waits, null);
        var lost = new Event.ReplyLost("connection lost", Usage.NONE, BigDecimal.ZERO);

        var spent = spent(asked(), lost, replied("0", delivery), ran(), rebuilt());

        assertThat(spent.times())
                .isEqualTo(new Times(seconds(4), seconds(2), Duration.ofMillis(500), seconds(2)));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Event rebuilt() {
        return new Event.Rebuilt(1, List.of());
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
        return replied(usd, Delivery.at(Duration.ZERO, 1));
    }

    private static Event replied(@Nullable String usd, Delivery delivery) {
        var usage = new Usage(100, 40, 20, 10, false);
        var reply = new Reply(null, "m", List.of(), Finish.STOP, usage, delivery);
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
