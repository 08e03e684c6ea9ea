package dev.reckoner.agent;

import static dev.reckoner.agent.Trial.runs;
import static dev.reckoner.agent.Trial.submits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.agent.ledger.RunLedger;
import dev.reckoner.agent.ledger.RunLedger.Spent;
import dev.reckoner.agent.ledger.RunShortage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Totals;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// The attempts of a run share its limits.
class RunLimitTest {

    @Test
    void anAttemptStopsWithoutAnEndWhereItsNextCallDoesNotFitTheRun() throws InterruptedException {
        var ledger = RunLedger.of(Limits.NONE.tokens(12_000));
        var trial = Trial.of(runs("x"), runs("x"), submits("42")).within(ledger).run();

        assertThat(trial.entries())
                .extracting(entry -> entry.event().getClass().getSimpleName())
                .containsExactly("Prompted", "Replied", "CellRan", "ProgramMessage");
        assertThat(trial.shortage()).map(RunShortage::limit).contains(Kind.TOKENS);
        assertThat(ledger.spent().tokens())
                .isEqualTo(Totals.of(trial.entries()).tokens())
                .isEqualTo(1_100);
    }

    @Test
    void anAttemptThatHasStoppedGoesOnInALargerRun() throws InterruptedException {
        var stopped = Trial.of(runs("x")).within(RunLedger.of(Limits.NONE.tokens(12_000))).run();

        var resumed = Trial.of(submits("42")).resume(stopped.entries());

        assertThat(resumed.end()).isEqualTo(new End.Answered("42"));
    }

    @Test
    void anAnswerThatIsPaidForIsSubmittedAfterTheTimeOfTheRun() throws InterruptedException {
        var nanos = new AtomicLong();
        var ledger =
                RunLedger.of(Limits.NONE.time(Duration.ofSeconds(10)), Spent.NOTHING, nanos::get);
        var trial =
                Trial.of()
                        .model(_ -> {
                            nanos.set(Duration.ofSeconds(11).toNanos());
                            return submits("42");
                        })
                        .within(ledger)
                        .run();

        assertThat(trial.end()).isEqualTo(new End.Answered("42"));
    }

    @Test
    void aCallThatFailsBecauseTheRunIsOutOfTimeDoesNotVoidTheAttempt() throws InterruptedException {
        var nanos = new AtomicLong();
        var ledger =
                RunLedger.of(Limits.NONE.time(Duration.ofSeconds(10)), Spent.NOTHING, nanos::get);
        var trial =
                Trial.of()
                        .model(_ -> {
                            nanos.set(Duration.ofSeconds(11).toNanos());
                            return null;
                        })
                        .within(ledger)
                        .run();

        assertThat(trial.requests().getFirst().within()).isEqualTo(Duration.ofSeconds(10));
        assertThat(trial.entries().getLast().event()).isInstanceOf(Event.Prompted.class);
        assertThat(trial.shortage()).map(RunShortage::limit).contains(Kind.TIME);
    }

    @Test
    void aLostReplyCountsInTheRunAsInTheAttempt() throws InterruptedException {
        var ledger = RunLedger.of(Limits.NONE.tokens(25_000));
        var trial = Trial.of(submits("42")).losing(() -> 3).within(ledger).run();

        assertThat(trial.shortage()).map(RunShortage::limit).contains(Kind.TOKENS);
        assertThat(Totals.of(trial.entries()).lost().replies()).isEqualTo(2);
        assertThat(ledger.spent().tokens()).isEqualTo(Totals.of(trial.entries()).tokens());
    }
}
