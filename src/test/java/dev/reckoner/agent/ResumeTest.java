package dev.reckoner.agent;

import static dev.reckoner.agent.Trial.arguments;
import static dev.reckoner.agent.Trial.printed;
import static dev.reckoner.agent.Trial.runs;
import static dev.reckoner.agent.Trial.says;
import static dev.reckoner.agent.Trial.submits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.model.Request;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Remedy;
import dev.reckoner.task.UnusableLimit;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Going on with an attempt in another process.
class ResumeTest {

    private static List<Event> events(List<Entry> entries) {
        return entries.stream().map(Entry::event).toList();
    }

    @Nested
    class TheSession {

        @Test
        void isMadeAnewByItsCellsBeforeTheModelIsAsked() throws InterruptedException {
            var before = Trial.of(runs("x = 6"), runs("x * 7"), submits("42")).run(7).entries();
            var resumed = Trial.of(submits("42")).resume(before);

            assertThat(resumed.cells()).containsExactly("x = 6", "x * 7");
            assertThat(events(resumed.entries()).subList(before.size(), before.size() + 3))
                    .containsExactly(
                            new Event.Resumed("test", Limits.NONE, null),
                            new Event.Rebuilt(2, List.of()),
                            new Event.Replied(submits("42"), null));
            assertThat(resumed.requests()).hasSize(1);
        }

        @Test
        void isNotNeededForAnAnswerThatWasPaidFor() throws InterruptedException {
            var whole = Trial.of(runs("x = 6"), submits("42")).run().entries();
            var before = whole.subList(0, whole.size() - 2);
            assertThat(before.getLast().event()).isInstanceOf(Event.Replied.class);

            var resumed = Trial.of().resume(before);

            assertThat(resumed.end()).isEqualTo(new End.Answered("42"));
            assertThat(resumed.cells()).isEmpty();
            assertThat(resumed.requests()).isEmpty();
        }

        @Test
        void whatItShowsOtherwiseIsToldToTheModelOnce() throws InterruptedException {
            var before =
                    Trial.of(runs("random()"), submits("42"))
                            .sandbox(printed("0.417"))
                            .run(4)
                            .entries();
            var resumed =
                    Trial.of(runs("1"), runs("2"), submits("42"))
                            .sandbox(printed("0.902"))
                            .resume(before);

            assertThat(events(resumed.entries()))
                    .contains(
                            new Event.Rebuilt(
                                    1, List.of(new Event.Drift(1, "\"0.417\"", "\"0.902\""))));
            assertThat(resumed.told())
                    .filteredOn(told -> told.contains("earlier cells were run again"))
                    .singleElement()
                    .asString()
                    .contains("- cell 1: before \"0.417\", now \"0.902\"\n\nUsed so far:");
        }

        /// It may have been sent before the process ended, and the server may know it again.
        @Test
        void aRequestThatMayHaveBeenSentIsNotChangedByWhatItShowsOtherwise()
                throws InterruptedException {
            var whole = Trial.of(runs("random()"), submits("42")).sandbox(printed("0.417")).run();
            var resumed =
                    Trial.of(submits("42"))
                            .sandbox(printed("0.902"))
                            .resume(whole.entries().subList(0, 4));

            assertThat(resumed.requests()).containsExactly(whole.requests().getLast());
        }

        @Test
        void whatItShowsOtherwiseIsToldAfterTheCallsOfTheReply() throws InterruptedException {
            var two =
                    Trial.calls(
                            new ToolCall("a", "python", arguments("code", "random()")),
                            new ToolCall("b", "python", arguments("code", "2")));
            var before = Trial.of(two, submits("42")).sandbox(printed("0.417")).run(3).entries();
            var resumed =
                    Trial.of(submits("42")).sandbox(printed("0.902"), printed("2")).resume(before);

            assertThat(events(resumed.entries()).subList(before.size() + 1, before.size() + 4))
                    .extracting(event -> event.getClass().getSimpleName())
                    .containsExactly("Rebuilt", "CellRan", "ProgramMessage");
            assertThat(resumed.requests().getFirst().conversation().getLast())
                    .isInstanceOfSatisfying(
                            Message.ToolResult.class,
                            result -> assertThat(result.text()).contains("now \"0.902\""));
        }

        @Test
        void aStopWhileItIsMadeLeavesItToTheNextResume() throws InterruptedException {
            var before = Trial.of(runs("x = 6"), submits("42")).run(4).entries();
            var stopped = new ArrayList<>(before);
            stopped.add(
                    new Entry(
                            stopped.size(),
                            Instant.EPOCH,
                            Duration.ofSeconds(2),
                            new Event.Resumed("test", Limits.NONE, null)));
            var resumed = Trial.of(submits("42")).resume(stopped);

            assertThat(resumed.cells()).containsExactly("x = 6");
            assertThat(resumed.end()).isEqualTo(new End.Answered("42"));
        }
    }

    @Nested
    class AReplyThatTheServerStores {

        /// The entries up to the moment at which the second reply is begun.
        private static List<Entry> begun() throws InterruptedException {
            var whole = Trial.of(runs("1"), submits("42")).storing().run().entries();
            assertThat(whole.get(5).event()).isEqualTo(new Event.ReplyStored("resp-1-0"));
            return whole.subList(0, 6);
        }

        @Test
        void isFetchedWhereItWasOnItsWay() throws InterruptedException {
            var resumed = Trial.of(submits("42")).storing().resume(begun());

            assertThat(resumed.requests()).extracting(Request::stored).containsExactly("resp-1-0");
            assertThat(resumed.end()).isEqualTo(new End.Answered("42"));
        }

        @Test
        void isFetchedAtTheNextResumeToo() throws InterruptedException {
            var stopped = Trial.of(submits("42")).storing().resume(begun()).entries();
            var resumed = Trial.of(submits("42")).storing().resume(stopped.subList(0, 8));

            assertThat(resumed.requests()).extracting(Request::stored).containsExactly("resp-1-0");
        }

        @Test
        void isFetchedWhereHigherLimitsWouldAllowAnotherRequest() throws InterruptedException {
            var limits = Limits.NONE.modelCalls(2);
            var forced = Trial.of(runs("1"), submits("42")).storing().limits(limits).run();
            var begun = forced.entries().subList(0, 6);
            assertThat(begun.getLast().event()).isEqualTo(new Event.ReplyStored("resp-1-0"));

            var resumed =
                    Trial.of(submits("42"))
                            .storing()
                            .limits(limits)
                            .resume(begun, Limits.NONE.modelCalls(9));

            assertThat(resumed.requests()).extracting(Request::stored).containsExactly("resp-1-0");
            assertThat(resumed.requests().getLast().conversation())
                    .isEqualTo(forced.requests().getLast().conversation());
            assertThat(resumed.end()).isEqualTo(new End.Answered("42"));
        }

        @Test
        void isNotFetchedOnceItHasArrivedOrWasLost() throws InterruptedException {
            var arrived = Trial.of(runs("1")).storing().run(4).entries();
            assertThat(arrived)
                    .extracting(Entry::event)
                    .contains(new Event.ReplyStored("resp-0-0"));
            var lost = new ArrayList<>(begun());
            lost.add(
                    new Entry(
                            lost.size(),
                            Instant.EPOCH,
                            Duration.ofSeconds(2),
                            new Event.ReplyLost("connection lost", Usage.NONE, null)));

            for (var before : List.of(arrived, lost)) {
                var resumed = Trial.of(submits("42")).resume(before);
                assertThat(resumed.requests())
                        .extracting(Request::stored)
                        .containsOnlyNulls()
                        .isNotEmpty();
            }
        }
    }

    @Nested
    class AfterAnEnd {

        @Test
        void aVoidedAttemptGoesOnAndItsRequestIsANewOneForTheServer() throws InterruptedException {
            var voided = Trial.of(runs("x = 6")).run();
            assertThat(voided.end()).isInstanceOf(End.Voided.class);

            var resumed = Trial.of(submits("42")).resume(voided.entries());

            assertThat(resumed.end()).isEqualTo(new End.Answered("42"));
            assertThat(voided.requests().getLast().attempt()).isEqualTo("trial");
            assertThat(resumed.requests().getLast().attempt()).isEqualTo("trial-1");
            assertThat(resumed.requests().getLast().conversation())
                    .isEqualTo(voided.requests().getLast().conversation());
        }

        @Test
        void aHigherLimitLetsTheAttemptGoOnAndTheModelIsTold() throws InterruptedException {
            var out = Trial.of(runs("1"), says("Hm.")).limits(Limits.NONE.modelCalls(2)).run();
            assertThat(out.end()).isInstanceOf(End.OutOf.class);

            var resumed =
                    Trial.of(runs("2"), submits("42"))
                            .limits(Limits.NONE.modelCalls(2))
                            .resume(out.entries(), Limits.NONE.modelCalls(9));

            assertThat(resumed.end()).isEqualTo(new End.Answered("42"));
            assertThat(resumed.told()).anyMatch(told -> told.contains("2 of 9 replies"));
        }

        @Test
        void aModelThatWasToldToSubmitIsToldThatItNeedNot() throws InterruptedException {
            var told = Trial.of(runs("1")).limits(Limits.NONE.modelCalls(2)).run(4);
            assertThat(told.told().getLast()).startsWith("The budget is nearly used up");

            var resumed =
                    Trial.of(runs("2"), submits("42"))
                            .limits(Limits.NONE.modelCalls(2))
                            .resume(told.entries(), Limits.NONE.modelCalls(9));

            assertThat(resumed.told())
                    .contains(
                            "The limits have been raised. Used so far: 1 of 9 replies. Go on, or"
                                    + " call submit_answer when you are confident.");
            assertThat(resumed.cells()).containsExactly("1", "2");
        }

        @Test
        void theSameLimitIsRefusedBeforeAnythingIsDone() throws InterruptedException {
            var out = Trial.of(runs("1"), says("Hm.")).limits(Limits.NONE.modelCalls(2)).run();
            var entries = new ArrayList<>(out.entries());
            entries.add(
                    new Entry(
                            entries.size(),
                            Instant.EPOCH,
                            Duration.ofSeconds(2),
                            new Event.Resumed("test", Limits.NONE, null)));

            assertThatThrownBy(() -> out.rules().checkResumed(entries))
                    .isInstanceOfSatisfying(
                            UnusableLimit.class,
                            e ->
                                    assertThat(e.remedy())
                                            .isEqualTo(
                                                    new Remedy.RaiseLimit(
                                                            Limits.Kind.MODEL_CALLS,
                                                            new BigDecimal(3))))
                    .hasMessage(
                            "the attempt is out of model calls, and goes on only with a higher"
                                    + " limit");
        }
    }
}
