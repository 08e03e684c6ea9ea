package dev.reckoner.agent;

import static dev.reckoner.agent.Trial.arguments;
import static dev.reckoner.agent.Trial.calls;
import static dev.reckoner.agent.Trial.costing;
import static dev.reckoner.agent.Trial.printed;
import static dev.reckoner.agent.Trial.reply;
import static dev.reckoner.agent.Trial.runs;
import static dev.reckoner.agent.Trial.says;
import static dev.reckoner.agent.Trial.submits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.agent.exchange.InputEstimate;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Totals;
import dev.reckoner.model.Request;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;

class AttemptTest {

    private static final String USED =
            "Used so far: 1,100 tokens. Go on, or call submit_answer when you are confident.";

    @Test
    void aSubmissionEndsTheAttempt() throws InterruptedException {
        var attempt = Trial.of(submits("42"), submits("never asked for")).run();

        assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        assertThat(attempt.requests()).hasSize(1);
    }

    @Test
    void theModelSeesWhatItsCellShowed() throws InterruptedException {
        var attempt = Trial.of(runs("print(6 * 7)"), submits("42")).sandbox(printed("42\n")).run();

        assertThat(attempt.cells()).containsExactly("print(6 * 7)");
        assertThat(attempt.requests().get(1).conversation())
                .contains(new Message.ToolResult("call-1", "python", "42\n\n" + USED));
    }

    @Test
    void theJournalHasEverythingInOrder() throws InterruptedException {
        var attempt = Trial.of(runs("6 * 7"), submits("42")).run();

        assertThat(attempt.entries())
                .extracting(entry -> entry.event().getClass().getSimpleName())
                .containsExactly(
                        "Prompted",
                        "Replied",
                        "CellRan",
                        "ProgramMessage",
                        "Replied",
                        "Submitted",
                        "Ended");
        assertThat(attempt.entries())
                .extracting(entry -> entry.seq())
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void anAttemptStoppedBetweenTwoStepsHasNoEnd() throws InterruptedException {
        var attempt = Trial.of(runs("6 * 7"), submits("42")).run(3);

        assertThat(attempt.entries().getLast().event()).isInstanceOf(Event.CellRan.class);
    }

    @Test
    void anAttemptStoppedAfterTheReplyWithItsAnswerIsAnswered() throws InterruptedException {
        assertThat(Trial.of(submits("42")).run(2).end()).isEqualTo(new End.Answered("42"));
    }

    /// The step that fails because the thread was interrupted can be made again.
    @Test
    void anInterruptedAttemptHasNoEndEither() {
        var attempt =
                Trial.of()
                        .model(_ -> {
                            Thread.currentThread().interrupt();
                            return null;
                        });

        assertThatThrownBy(attempt::run).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aModelThatIsNotThereVoidsTheAttempt() throws InterruptedException {
        assertThat(Trial.of().run().end())
                .isEqualTo(new End.Voided("the script has no more replies"));
    }

    /// Replies of at most 10,000 tokens, to a prompt of a few hundred.
    @Nested
    class RepliesLostOnTheirWay {

        private static Trial losing(int replies, Limits limits) throws InterruptedException {
            var lost = new ArrayDeque<>(List.of(replies));
            return Trial.of(submits("42"))
                    .limits(limits)
                    .price("1", "10")
                    .losing(() -> lost.isEmpty() ? 0 : lost.remove())
                    .run();
        }

        private static List<String> events(Trial attempt) {
            return attempt.entries().stream()
                    .map(entry -> entry.event().getClass().getSimpleName())
                    .toList();
        }

        @Test
        void areInTheJournalWithTheMostTheyCanCost() throws InterruptedException {
            var attempt = losing(2, Limits.NONE);

            assertThat(events(attempt))
                    .containsExactly(
                            "Prompted", "ReplyLost", "ReplyLost", "Replied", "Submitted", "Ended");
            long input =
                    InputEstimate.next(attempt.entries().subList(0, 1), attempt.rules().tools());
            var usage = new Usage(input, 0, 10_000, 0, true);
            assertThat(attempt.entries().get(1).event())
                    .isEqualTo(
                            new Event.ReplyLost(
                                    "connection lost",
                                    usage,
                                    BigDecimal.valueOf(input + 100_000).movePointLeft(6)));
            assertThat(Totals.of(attempt.entries()).lost().replies()).isEqualTo(2);
        }

        @Test
        void areAskedForWithinOneCallWhileTheyFit() throws InterruptedException {
            var attempt = losing(2, Limits.NONE.tokens(100_000));

            assertThat(attempt.requests()).hasSize(1);
            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        }

        @Test
        void areAskedForAgainWithASmallerCapWhereTheyDoNotFit() throws InterruptedException {
            var attempt = losing(2, Limits.NONE.tokens(30_000));

            assertThat(attempt.requests())
                    .extracting(Request::outputCap)
                    .satisfiesExactly(
                            first -> assertThat(first).isEqualTo(10_000),
                            second -> assertThat(second).isBetween(1_024L, 9_999L));
            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        }

        @Test
        void voidTheAttemptWhereTheyLeaveNothing() throws InterruptedException {
            var attempt =
                    Trial.of()
                            .limits(Limits.NONE.usd("0.11"))
                            .price("1", "10")
                            .losing(() -> 1)
                            .run();

            assertThat(attempt.end())
                    .isEqualTo(
                            new End.Voided(
                                    "replies were lost in transit (connection lost), and what"
                                            + " they can cost leaves too little of the limit on"
                                            + " money"));
        }

        @Test
        void stayInTheJournalWhereTheCallFailsInTheEnd() throws InterruptedException {
            var attempt = Trial.of().losing(() -> 1).run();

            assertThat(events(attempt)).containsExactly("Prompted", "ReplyLost", "Ended");
            assertThat(attempt.end()).isEqualTo(new End.Voided("the script has no more replies"));
        }

        @Test
        void doNotFreeAModelThatHasToSubmit() throws InterruptedException {
            var lost = new ArrayDeque<>(List.of(0, 1, 1));
            var attempt =
                    Trial.of(runs("1"), runs("2"))
                            .limits(Limits.NONE.with(Limits.Kind.MODEL_CALLS, BigDecimal.TWO))
                            .losing(() -> lost.isEmpty() ? 0 : lost.remove())
                            .run();

            assertThat(attempt.requests())
                    .extracting(Request::forced)
                    .containsExactly(null, "submit_answer");
            assertThat(attempt.told()).contains("Not run: only submit_answer is accepted now.");
        }
    }

    @Nested
    class SeveralCallsInOneReply {

        @Test
        void areRunInOrderAndEachIdIsAnswered() throws InterruptedException {
            var attempt =
                    Trial.of(
                                    calls(python("a", "1"), python("b", "2"), python("c", "3")),
                                    submits("6"))
                            .sandbox(printed("one"), printed("two"), printed("three"))
                            .run();

            assertThat(attempt.cells()).containsExactly("1", "2", "3");
            assertThat(attempt.requests().get(1).conversation())
                    .contains(
                            new Message.ToolResult("a", "python", "one"),
                            new Message.ToolResult("b", "python", "two"),
                            new Message.ToolResult("c", "python", "three\n\n" + USED));
        }

        @Test
        void endWithTheFirstSubmission() throws InterruptedException {
            var attempt =
                    Trial.of(calls(python("a", "1"), submission("b", "42"), python("c", "3")))
                            .run();

            assertThat(attempt.cells()).containsExactly("1");
            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        }
    }

    @Nested
    class OddReplies {

        @Test
        void aCallOfAnUnknownToolIsAnswered() throws InterruptedException {
            assertThat(firstWordsAfter(new ToolCall("a", "search", "{}")))
                    .isEqualTo("There is no tool 'search'. The tools are: python, submit_answer.");
        }

        @Test
        void argumentsThatAreNotJsonAreEchoed() throws InterruptedException {
            assertThat(firstWordsAfter(new ToolCall("a", "python", "print(1)")))
                    .startsWith("The arguments of python are not JSON: ")
                    .endsWith("Send {\"code\": \"...\"} and nothing else. Received: print(1)");
        }

        @Test
        void argumentsWithSomethingBehindThemAreNotJson() throws InterruptedException {
            assertThat(firstWordsAfter(new ToolCall("a", "python", "{\"code\": \"1\"}\"\"")))
                    .startsWith("The arguments of python are not JSON: ");
        }

        @Test
        void aMissingArgumentIsNamed() throws InterruptedException {
            assertThat(firstWordsAfter(new ToolCall("a", "python", "{\"source\": \"1\"}")))
                    .isEqualTo(
                            "python takes one argument 'code', a string. Received: {\"source\":"
                                    + " \"1\"}");
        }

        @Test
        void emptyCodeIsNotRun() throws InterruptedException {
            assertThat(firstWordsAfter(python("a", " \n")))
                    .isEqualTo("The argument 'code' of python is empty.");
        }

        @Test
        void aCallToldInProseIsNoCall() throws InterruptedException {
            assertThat(wordsAfter(says("```python\nprint(1)\n```")))
                    .startsWith(
                            "Nothing was run or submitted: code or a call written in the text has"
                                    + " no effect.");
        }

        @Test
        void aReplyWithoutACallIsRemindedOfTheTools() throws InterruptedException {
            assertThat(wordsAfter(says("I think it is 42.")))
                    .isEqualTo(
                            "Your reply called no tool. To go on, call python to run code, or"
                                + " submit_answer to finish.\n\n"
                                + "Used so far: 1,100 tokens. Go on, or call submit_answer when you"
                                + " are confident.");
        }

        @Test
        void announcedCallsThatAreMissingAreAskedFor() throws InterruptedException {
            assertThat(wordsAfter(reply(List.of(), Finish.TOOL_CALLS, Trial.PER_REPLY)))
                    .startsWith("Your reply announced tool calls but had none in it.");
        }

        @Test
        void aReplyCutAtItsLengthIsTold() throws InterruptedException {
            assertThat(wordsAfter(reply(List.of(), Finish.LENGTH, Trial.PER_REPLY)))
                    .startsWith("Your reply was cut at its length limit.");
        }

        @Test
        void fiveInARowAreGivingUp() throws InterruptedException {
            var attempt =
                    Trial.of(says("a"), says("b"), says("c"), says("d"), says("e"), submits("42"))
                            .run();

            assertThat(attempt.end())
                    .isEqualTo(
                            new End.GaveUp(
                                    "5 replies in a row without a usable call; the model may be too"
                                            + " small to call tools: choose another one, or let it"
                                            + " write its calls as text (--calls text)"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "stop | python ```1``` | each had its call in the text: start the server with"
                            + " a",
                    "stop | '' | each was empty: the server may read the model's calls or its",
                    "length | Hm | each was cut at its length limit: allow more output tokens or a",
                    "content_filter | No | the provider's content filter stopped each of them"
                })
        void givingUpNamesTheCauseThatAllTheRepliesShow(String finish, String text, String cause)
                throws InterruptedException {
            var reply =
                    reply(
                            List.of(new Item.Text(text)),
                            Finish.valueOf(finish.toUpperCase(Locale.ROOT)),
                            Trial.PER_REPLY);
            var attempt = Trial.of(reply, reply, reply, reply, reply).run();

            assertThat(attempt.end())
                    .isInstanceOfSatisfying(
                            End.GaveUp.class,
                            end ->
                                    assertThat(end.why())
                                            .startsWith(
                                                    "5 replies in a row without a usable call; "
                                                            + cause));
        }

        @Test
        void aCellInBetweenStartsTheCountAgain() throws InterruptedException {
            var attempt =
                    Trial.of(
                                    says("a"),
                                    says("b"),
                                    runs("1"),
                                    says("c"),
                                    says("d"),
                                    says("e"),
                                    says("f"),
                                    submits("42"))
                            .run();

            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        }

        private String firstWordsAfter(ToolCall call) throws InterruptedException {
            var attempt = Trial.of(calls(call), submits("42")).run();
            assertThat(attempt.cells()).isEmpty();
            return attempt.told().getFirst();
        }

        private String wordsAfter(Reply odd) throws InterruptedException {
            return Trial.of(odd, submits("42")).run().told().getFirst();
        }
    }

    @Nested
    class WhatTheModelIsToldOfACell {

        @Test
        void aBlankOneIsExplained() throws InterruptedException {
            var attempt = Trial.of(runs("x = 1"), submits("42")).sandbox(printed("")).run();

            assertThat(attempt.told().get(0)).isEqualTo("(no output)");
            assertThat(attempt.told().get(1)).startsWith("The cell showed nothing.");
        }

        @Test
        void aLongOneIsCutInTheMiddle() throws InterruptedException {
            var attempt =
                    Trial.of(runs("x"), submits("42"))
                            .sandbox(printed("a".repeat(1_000) + "b".repeat(1_000)))
                            .run();

            assertThat(attempt.told().getFirst())
                    .isEqualTo(
                            "a".repeat(100)
                                    + "\n… 1,800 characters cut here …\n"
                                    + "b".repeat(100));
        }

        @Test
        void aTimeoutSaysWhatBecameOfTheVariables() throws InterruptedException {
            var stopped =
                    new Outcome.TimedOut(
                            Output.printed("so far"),
                            Duration.ofSeconds(60),
                            SessionState.ROLLED_BACK,
                            Trial.LITTLE);
            var attempt = Trial.of(runs("x"), submits("42")).sandbox(stopped).run();

            assertThat(attempt.told().getFirst())
                    .isEqualTo(
                            "so far\n"
                                + "Stopped after 60 s. Variables are as they were before this cell."
                                + " Try a smaller case or a faster method.");
        }
    }

    @Nested
    class WithoutTools {

        @Test
        void theLastBoxIsTheAnswer() throws InterruptedException {
            var attempt =
                    Trial.of(says("First \\boxed{41}, no: \\boxed{\\frac{84}{2}}."))
                            .preset(Preset.DIRECT)
                            .run();

            assertThat(attempt.end()).isEqualTo(new End.Answered("\\frac{84}{2}"));
            assertThat(attempt.requests().getFirst().tools()).isEmpty();
        }

        @Test
        void aReplyThatWasCutHasAnAnswerOnlyInABox() throws InterruptedException {
            var cut = reply(List.of(new Item.Text("so x =")), Finish.LENGTH, Trial.PER_REPLY);
            var attempt = Trial.of(cut, says("\\boxed{42}")).preset(Preset.DIRECT).run();

            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        }
    }

    @Nested
    class Limiting {

        @Test
        void pastTheSoftThresholdTheNextCallIsTheSubmission() throws InterruptedException {
            var attempt =
                    Trial.of(costing(20_000, 60_000, runs("1")), submits("42"))
                            .limits(Limits.NONE.outputTokens(75_000))
                            .run();

            assertThat(attempt.told().getLast())
                    .isEqualTo(
                            "The budget is nearly used up. Call submit_answer now, with your best"
                                    + " answer; nothing else is accepted.");
            assertThat(attempt.requests())
                    .extracting(Request::forced)
                    .containsExactly(null, "submit_answer");
            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        }

        @Test
        void aSubmissionInTheReplyThatCrossesTheHardLimitStillCounts() throws InterruptedException {
            var attempt =
                    Trial.of(costing(90_000, 30_000, submits("42")))
                            .limits(Limits.NONE.tokens(100_000))
                            .run();

            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        }

        @Test
        void aSubmissionBehindACellInThatReplyCountsAndTheCellIsNotRun()
                throws InterruptedException {
            var attempt =
                    Trial.of(
                                    costing(
                                            90_000,
                                            30_000,
                                            calls(python("a", "1"), submission("b", "42"))))
                            .limits(Limits.NONE.tokens(100_000))
                            .run();

            assertThat(attempt.cells()).isEmpty();
            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        }

        @Test
        void pastTheHardLimitTheAttemptEnds() throws InterruptedException {
            var attempt =
                    Trial.of(costing(90_000, 30_000, runs("1")))
                            .limits(Limits.NONE.tokens(100_000))
                            .run();

            assertThat(limit(attempt.end())).isEqualTo(Kind.TOKENS);
        }

        @Test
        void aCellIsRefusedOnceOnlyASubmissionIsAccepted() throws InterruptedException {
            var attempt =
                    Trial.of(costing(1_000, 45_000, runs("1")), runs("2"), submits("42"))
                            .limits(Limits.NONE.tokens(100_000))
                            .run();

            assertThat(attempt.cells()).containsExactly("1");
            assertThat(attempt.told()).contains("Not run: only submit_answer is accepted now.");
            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        }

        @Test
        void theLastModelCallIsTheSubmission() throws InterruptedException {
            var attempt =
                    Trial.of(runs("1"), submits("42")).limits(Limits.NONE.modelCalls(2)).run();

            assertThat(attempt.requests())
                    .extracting(Request::forced)
                    .containsExactly(null, "submit_answer");
        }

        @Test
        void modelCallsBeyondTheLimitAreNotMade() throws InterruptedException {
            var attempt =
                    Trial.of(runs("1"), says("no"), submits("42"))
                            .limits(Limits.NONE.modelCalls(2))
                            .run();

            assertThat(attempt.requests()).hasSize(2);
            assertThat(limit(attempt.end())).isEqualTo(Kind.MODEL_CALLS);
        }

        @Test
        void aCellBeyondTheLimitIsRefusedAndASubmissionAskedFor() throws InterruptedException {
            var attempt =
                    Trial.of(calls(python("a", "1"), python("b", "2")), submits("42"))
                            .limits(Limits.NONE.toolCalls(1))
                            .run();

            assertThat(attempt.cells()).containsExactly("1");
            assertThat(attempt.told()).contains("Not run: all calls of python are used up.");
            assertThat(attempt.requests().get(1).forced()).isEqualTo("submit_answer");
        }

        @Test
        void timeThatIsUpEndsTheAttempt() throws InterruptedException {
            var attempt =
                    Trial.of(runs("1"), runs("2"), runs("3"))
                            .limits(Limits.NONE.time(Duration.ofSeconds(2)))
                            .run();

            assertThat(limit(attempt.end())).isEqualTo(Kind.TIME);
        }

        @Test
        void malformedRepliesAreCharged() throws InterruptedException {
            var attempt = Trial.of(says("hm"), submits("42")).run();

            assertThat(Totals.of(attempt.entries()).tokens())
                    .isEqualTo(2 * Trial.PER_REPLY.total());
        }
    }

    private static Kind limit(End end) {
        return ((End.OutOf) end).limit();
    }

    private static ToolCall python(String id, String code) {
        return new ToolCall(id, "python", arguments("code", code));
    }

    private static ToolCall submission(String id, String answer) {
        return new ToolCall(id, "submit_answer", arguments("answer", answer));
    }
}
