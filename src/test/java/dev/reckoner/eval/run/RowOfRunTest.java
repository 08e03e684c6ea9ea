package dev.reckoner.eval.run;

import static dev.reckoner.eval.run.Samples.entries;
import static dev.reckoner.eval.run.Samples.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Shortage;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.task.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

class RowOfRunTest {

    private static final Event ANSWERED = new Event.Ended(new End.Answered("2"));

    private static Event replied() {
        var delivery =
                new Delivery(
                        Duration.ofSeconds(3),
                        Duration.ofMillis(500),
                        2,
                        List.of(new Delivery.Wait(Duration.ofSeconds(1), "rate limited")),
                        "req");
        return new Event.Replied(
                new Reply(
                        "r",
                        "m",
                        List.of(),
                        Reply.Finish.STOP,
                        new Usage(100, 40, 20, 5, false),
                        delivery),
                new BigDecimal("0.01"));
    }

    private static Event ran(boolean raised) {
        var use = new ResourceUse(Duration.ofMillis(250), Duration.ZERO, 0);
        var output = Output.NONE;
        return new Event.CellRan(
                "c",
                "1",
                raised
                        ? new Outcome.Raised(output, "E", "E", use)
                        : new Outcome.Completed(output, use),
                "",
                0);
    }

    private static Event graded(String verdict) {
        return new Event.Graded("2", "any", verdict, "exact-number", "both are 2", null);
    }

    private static AttemptRow row(Event... events) {
        return RowOfRun.of(job(1), entries(events));
    }

    @Test
    void theRowSumsUpTheJournal() {
        var row =
                row(
                        new Event.Prompted(1, "?", List.of()),
                        replied(),
                        ran(false),
                        ran(true),
                        new Event.CallRejected("c", "t", "no"),
                        replied(),
                        ANSWERED,
                        graded("correct"));

        assertThat(row)
                .isEqualTo(
                        new AttemptRow(
                                job(1).id(),
                                "sum/1",
                                "1",
                                List.of("sums"),
                                Samples.HIGH,
                                1,
                                job(1).directory(),
                                Score.CORRECT,
                                "answered",
                                "2",
                                "2",
                                "correct",
                                "exact-number",
                                "both are 2",
                                200,
                                80,
                                40,
                                10,
                                new BigDecimal("0.02"),
                                9,
                                8,
                                2,
                                0.5,
                                List.of(0.5, 0.5),
                                List.of(3.0, 3.0),
                                2,
                                2,
                                1,
                                1,
                                2));
    }

    @ParameterizedTest
    @CsvSource({"correct, CORRECT", "wrong, WRONG", "unparsed, WRONG", "undecided, UNDECIDED"})
    void aVerdictIsAScore(String verdict, Score score) {
        assertThat(row(ANSWERED, graded(verdict)).score()).isEqualTo(score);
    }

    @Test
    void anAnswerThatNothingIsKnownOfIsUndecided() {
        assertThat(row(ANSWERED).score()).isEqualTo(Score.UNDECIDED);
    }

    @Test
    void anAttemptWithoutAnAnswerIsWrongUnlessItFailedOutsideTheModel() {
        var outOf = new End.OutOf(Limits.Kind.TOKENS, new Shortage.Unknown());

        assertThat(row(new Event.Ended(outOf)))
                .extracting(AttemptRow::score, AttemptRow::end)
                .containsExactly(Score.WRONG, "out_of_tokens");
        assertThat(row(new Event.Ended(new End.GaveUp("it stopped"))).score())
                .isEqualTo(Score.WRONG);
        assertThat(row(new Event.Ended(new End.Voided("no server"))))
                .extracting(AttemptRow::score, AttemptRow::why)
                .containsExactly(Score.VOIDED, "no server");
    }

    @Test
    void anEndBeforeAResumeDoesNotCount() {
        var voided = new Event.Ended(new End.Voided("no server"));
        var resumed = new Event.Resumed("1.0", Limits.NONE, null);

        assertThat(row(voided, resumed))
                .extracting(AttemptRow::score, AttemptRow::end)
                .containsExactly(Score.UNFINISHED, "interrupted");
        assertThat(row(voided, resumed, ANSWERED, graded("wrong")).score()).isEqualTo(Score.WRONG);
    }
}
