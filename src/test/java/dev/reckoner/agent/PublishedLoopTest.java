package dev.reckoner.agent;

import static dev.reckoner.agent.Trial.arguments;
import static dev.reckoner.agent.Trial.calls;
import static dev.reckoner.agent.Trial.costing;
import static dev.reckoner.agent.Trial.printed;
import static dev.reckoner.agent.Trial.runs;
import static dev.reckoner.agent.Trial.says;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Shortage;
import dev.reckoner.journal.Totals;
import dev.reckoner.model.Request;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.PythonMode;
import dev.reckoner.task.UnusableLimit;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The loops of the published setups, rule by rule. A reply costs 1,000 tokens of input and 100 of
/// output unless it says otherwise.
class PublishedLoopTest {

    private static final String SOURCE = "def answer():\n    return 42";
    private static final String SUBMIT = "submit_answer";

    private static Reply submits() {
        return calls(new ToolCall("call-1", SUBMIT, arguments("answer_fn_code", SOURCE)));
    }

    private static Trial with(Preset preset, Reply... replies) {
        return Trial.of(replies).preset(preset).limits(preset.limits(Trial.free()));
    }

    private static Trial run(Preset preset, Reply... replies) throws InterruptedException {
        return with(preset, replies).run();
    }

    private static String user(Request request) {
        return ((Message.User) request.conversation().getLast()).text();
    }

    private static End crossed(long most, long used) {
        return new End.OutOf(
                Kind.TOKENS,
                new Shortage.Crossed(BigDecimal.valueOf(most), BigDecimal.valueOf(used)));
    }

    /// `frontiermath-2025`, and `frontiermath-2026` with ten times the tokens.
    @Nested
    class WithTools {

        @ParameterizedTest
        @CsvSource({"FRONTIERMATH_2025, 100000, 66000.00", "FRONTIERMATH_2026, 1000000, 660000.00"})
        void aSubmissionIsForcedAtTheThresholdAndTheAttemptEndsAtTheLimit(
                Preset preset, BigDecimal hard, BigDecimal soft) {
            var limits = preset.limits(Trial.free());

            assertThat(limits.hard()).isEqualTo(Map.of(Kind.TOKENS, hard));
            assertThat(limits.soft(Kind.TOKENS)).contains(soft);
            assertThat(preset.cell()).isEqualTo(Duration.ofSeconds(30));
            assertThat(preset.python()).isEqualTo(PythonMode.STATELESS);
        }

        @Test
        void aLimitThatLeavesNoRoomBeforeTheThresholdIsRefused() {
            var trial = with(Preset.FRONTIERMATH_2025).limits(Limits.NONE.tokens(1_000));

            assertThatThrownBy(() -> trial.rules().check(trial.problem()))
                    .isInstanceOf(UnusableLimit.class)
                    .hasMessageStartingWith("a limit of 1,000 tokens leaves no room to work: ");
        }

        @Test
        void thePromptIsOneUserMessageAndNoSystemPrompt() throws InterruptedException {
            var first = run(Preset.FRONTIERMATH_2025, submits()).requests().getFirst();

            assertThat(first.conversation()).hasSize(1).allMatch(Message.User.class::isInstance);
            assertThat(first.forced()).isNull();
        }

        @Test
        void theFirstSubmissionEndsTheAttempt() throws InterruptedException {
            var attempt = run(Preset.FRONTIERMATH_2025, submits(), says("never asked for"));

            assertThat(attempt.end()).isEqualTo(new End.Answered(SOURCE));
            assertThat(attempt.requests()).hasSize(1);
        }

        @Test
        void eachTurnIsFollowedByTheBudgetInAMessageOfItsOwn() throws InterruptedException {
            var attempt = run(Preset.FRONTIERMATH_2025, runs("print(42)"), submits());

            assertThat(attempt.requests().get(1).conversation().subList(2, 4))
                    .containsExactly(
                            new Message.ToolResult("call-1", "python", "42"),
                            new Message.User(
                                    "Used so far: 1,100 of 100,000 tokens. From 66,000 tokens on"
                                            + " only a submission is accepted. Go on, or call"
                                            + " submit_answer when you are confident."));
        }

        @Test
        void aReplyWithoutACallIsAnsweredByTheBudgetAloneAndNeverCountsAsGivingUp()
                throws InterruptedException {
            var attempt =
                    run(
                            Preset.FRONTIERMATH_2025,
                            says("1"),
                            says("2"),
                            says("3"),
                            says("4"),
                            says("5"),
                            says("6"),
                            says(""),
                            submits());

            assertThat(attempt.end()).isEqualTo(new End.Answered(SOURCE));
            assertThat(attempt.told()).allMatch(told -> told.startsWith("Used so far: "));
        }

        @Test
        void anAnswerInTheTextIsNone() throws InterruptedException {
            var attempt =
                    run(
                            Preset.FRONTIERMATH_2025,
                            costing(90_000, 0, says("\\boxed{41}")),
                            costing(10_000, 0, says("\\boxed{42}")));

            assertThat(attempt.end()).isEqualTo(crossed(100_000, 100_000));
        }

        @Test
        void aBlankOutputBringsAReminderBeforeTheBudget() throws InterruptedException {
            var attempt =
                    with(Preset.FRONTIERMATH_2025, runs("6 * 7"), submits())
                            .sandbox(
                                    new Outcome.Completed(
                                            new Output(
                                                    " \n",
                                                    0,
                                                    List.of(
                                                            new DisplayedValue(
                                                                    true, "42", Map.of()))),
                                            Trial.LITTLE))
                            .run();

            assertThat(attempt.told().getFirst()).isEqualTo("(no output)");
            assertThat(user(attempt.requests().get(1)))
                    .startsWith("Nothing came back from that code. You see only what is written")
                    .contains("Not visible: `2**10`. Visible: `print(2**10)`.\n\nUsed so far: ");
        }

        @Test
        void noOtherResultBringsIt() throws InterruptedException {
            var python = new ToolCall("call-1", "python", arguments("code", "pass"));
            var attempt =
                    with(
                                    Preset.FRONTIERMATH_2025,
                                    runs("while True: pass"),
                                    runs("1 / 0"),
                                    calls(new ToolCall("call-1", "python", "{\"code\": ")),
                                    calls(python, new ToolCall("call-2", "sage", "{}")),
                                    submits())
                            .sandbox(
                                    new Outcome.TimedOut(
                                            Output.NONE,
                                            Duration.ofSeconds(30),
                                            SessionState.LOST,
                                            Trial.LITTLE),
                                    new Outcome.Raised(
                                            Output.NONE,
                                            "ZeroDivisionError: division by zero",
                                            "Traceback\nZeroDivisionError: division by zero",
                                            Trial.LITTLE),
                                    printed(""))
                            .run();

            assertThat(attempt.requests().stream().skip(1))
                    .allSatisfy(request -> assertThat(user(request)).startsWith("Used so far: "));
        }

        @Test
        void pastTheThresholdASubmissionIsForcedInEachTurnUntilItComes()
                throws InterruptedException {
            var attempt =
                    run(
                            Preset.FRONTIERMATH_2025,
                            costing(65_999, 0, runs("1")),
                            costing(1, 0, says("a")),
                            costing(1, 0, says("b")),
                            costing(1, 0, runs("2")),
                            submits());

            assertThat(attempt.requests())
                    .extracting(Request::forced)
                    .containsExactly(null, null, SUBMIT, SUBMIT, SUBMIT);
            assertThat(user(attempt.requests().get(3)))
                    .isEqualTo(
                            "Used so far: 66,001 of 100,000 tokens. From 66,000 tokens on only a"
                                    + " submission is accepted. Call submit_answer now, with your"
                                    + " best answer; nothing else is accepted.");
            assertThat(attempt.end()).isEqualTo(new End.Answered(SOURCE));
        }

        @Test
        void theThresholdComesBeforeTheReminder() throws InterruptedException {
            var attempt =
                    with(Preset.FRONTIERMATH_2025, costing(66_000, 0, runs("1")), submits())
                            .sandbox(printed(""))
                            .run();

            assertThat(user(attempt.requests().get(1))).startsWith("Used so far: 66,000 of");
        }

        @Test
        void aSubmissionInTheReplyThatCrossesTheLimitIsLost() throws InterruptedException {
            var attempt = run(Preset.FRONTIERMATH_2025, costing(100_000, 1, submits()));

            assertThat(attempt.end()).isEqualTo(crossed(100_000, 100_001));
            assertThat(attempt.entries())
                    .noneMatch(entry -> entry.event() instanceof Event.Submitted);
        }

        @Test
        void aReplyThatWasLostOnItsWayDoesNotCountAgainstTheTokens() throws InterruptedException {
            var lost = new AtomicInteger(1);
            var attempt =
                    with(Preset.FRONTIERMATH_2025, runs("1"), submits())
                            .outputCap(100_000)
                            .losing(() -> lost.getAndSet(0))
                            .run();

            assertThat(Totals.of(attempt.entries()).lost().replies()).isEqualTo(1);
            assertThat(user(attempt.requests().get(1)))
                    .startsWith("Used so far: 1,100 of 100,000 tokens.");
            assertThat(attempt.end()).isEqualTo(new End.Answered(SOURCE));
        }

        @Test
        void cellsInTheReplyThatCrossesTheLimitAreNotRun() throws InterruptedException {
            assertThat(run(Preset.FRONTIERMATH_2025, costing(100_000, 1, runs("1"))).cells())
                    .isEmpty();
        }

        @Test
        void aSubmissionInTheReplyThatReachesTheLimitCounts() throws InterruptedException {
            assertThat(run(Preset.FRONTIERMATH_2025, costing(99_900, 100, submits())).end())
                    .isEqualTo(new End.Answered(SOURCE));
        }

        @Test
        void nothingIsAskedOnceTheLimitIsReached() throws InterruptedException {
            var attempt = run(Preset.FRONTIERMATH_2025, costing(99_900, 100, runs("1")));

            assertThat(attempt.cells()).hasSize(1);
            assertThat(attempt.end()).isEqualTo(crossed(100_000, 100_000));
        }

        @Test
        void aReplyMayBeAsLongAsTheModelCanWriteHoweverLittleIsLeft() throws InterruptedException {
            var attempt = run(Preset.FRONTIERMATH_2025, costing(99_000, 0, runs("1")), submits());

            assertThat(attempt.requests())
                    .extracting(Request::outputCap)
                    .containsExactly(10_000L, 10_000L);
        }

        @Test
        void standardErrorComesFirstAndValuesAreNotShown() throws InterruptedException {
            var attempt =
                    with(Preset.FRONTIERMATH_2025, runs("print(1)\n1 / 0"), runs("2"), submits())
                            .sandbox(
                                    new Outcome.Raised(
                                            Output.printed("1\n"),
                                            "ZeroDivisionError: division by zero",
                                            "Traceback\nZeroDivisionError: division by zero\n",
                                            Trial.LITTLE),
                                    new Outcome.Completed(
                                            new Output(
                                                    "3\n",
                                                    0,
                                                    List.of(
                                                            new DisplayedValue(
                                                                    true, "2", Map.of()))),
                                            Trial.LITTLE))
                            .run();

            assertThat(attempt.told())
                    .startsWith("Traceback\nZeroDivisionError: division by zero\n1")
                    .contains("3");
        }

        @Test
        void aLongOutputIsCutInTheMiddleAndAWrapperSaysSo() throws InterruptedException {
            var attempt =
                    with(Preset.FRONTIERMATH_2025, runs("print('x' * 300)"), submits())
                            .sandbox(printed("x".repeat(300)))
                            .run();

            assertThat(attempt.told().getFirst())
                    .isEqualTo(
                            """
                            The output is too long to be shown whole. Its beginning and its end:
                            <output>
                            %1$s
                            … 100 characters cut here …
                            %1$s
                            </output>\
                            """
                                    .formatted("x".repeat(100)));
        }

        @Test
        void nothingIsSaidOfVariablesThatAreNotKept() throws InterruptedException {
            var attempt =
                    with(Preset.FRONTIERMATH_2025, runs("while True: pass"), submits())
                            .sandbox(
                                    new Outcome.TimedOut(
                                            Output.printed("so far"),
                                            Duration.ofSeconds(30),
                                            SessionState.LOST,
                                            Trial.LITTLE))
                            .run();

            assertThat(attempt.told().getFirst())
                    .isEqualTo("Stopped after 30 s. Try a smaller case or a faster method.");
        }

        @Test
        void aResumeRunsNoCellsAgain() throws InterruptedException {
            var before = with(Preset.FRONTIERMATH_2025, runs("print(42)"), submits()).run(3);
            var attempt = with(Preset.FRONTIERMATH_2025, submits()).resume(before.entries());

            assertThat(attempt.cells()).isEmpty();
            assertThat(attempt.end()).isEqualTo(new End.Answered(SOURCE));
        }
    }

    /// `frontiermath-2024`
    @Nested
    class WithBlocks {

        private static final String FINAL =
                "So:\n```python\n# This is the final answer.\n" + SOURCE + "\n```\n";
        private static final String SUBMITTED = "# This is the final answer.\n" + SOURCE;

        private static String block(String code) {
            return "```python\n" + code + "\n```\n";
        }

        @Test
        void everyBlockIsRunAndTheModelIsToldToGoOn() throws InterruptedException {
            var attempt =
                    run(
                            Preset.FRONTIERMATH_2024,
                            says(block("print(1)") + "and\n" + block("print(2)")),
                            says(FINAL));

            assertThat(attempt.cells()).containsExactly("print(1)", "print(2)");
            assertThat(user(attempt.requests().get(1)))
                    .isEqualTo(
                            "```output\n42\n```\n\n```output\n42\n```\n\nUsed so far: 1,100 of"
                                    + " 10,000 tokens. Go on, or write the final block when you are"
                                    + " confident.");
        }

        @Test
        void noFunctionIsOffered() throws InterruptedException {
            assertThat(run(Preset.FRONTIERMATH_2024, says(FINAL)).requests())
                    .allSatisfy(request -> assertThat(request.tools()).isEmpty());
        }

        @Test
        void theBlockWithTheExactLineIsTheSubmissionAfterTheBlocksBeforeIt()
                throws InterruptedException {
            var attempt =
                    run(
                            Preset.FRONTIERMATH_2024,
                            says(block("print(1)") + FINAL + block("print(2)")));

            assertThat(attempt.cells()).containsExactly("print(1)");
            assertThat(attempt.end()).isEqualTo(new End.Answered(SUBMITTED));
            assertThat(attempt.entries().get(attempt.entries().size() - 2).event())
                    .isEqualTo(new Event.Submitted(null, SUBMITTED));
        }

        @Test
        void aBlockWithAnotherCommentIsRun() throws InterruptedException {
            var attempt =
                    run(
                            Preset.FRONTIERMATH_2024,
                            says(block("# This is the final answer, I think.\nprint(1)")),
                            says(FINAL));

            assertThat(attempt.cells()).hasSize(1);
        }

        @Test
        void afterTheLimitTheAnswerIsAskedForOnce() throws InterruptedException {
            var attempt =
                    run(
                            Preset.FRONTIERMATH_2024,
                            costing(10_000, 100, says(block("print(1)"))),
                            says(FINAL));

            assertThat(attempt.cells()).containsExactly("print(1)");
            assertThat(user(attempt.requests().get(1)))
                    .endsWith(
                            "Used: 10,100 of 10,000 tokens. This is your last reply. Write the"
                                    + " final block now, with your best answer; no other code is"
                                    + " run.");
            assertThat(attempt.end()).isEqualTo(new End.Answered(SUBMITTED));
        }

        @Test
        void nothingFollowsThatReply() throws InterruptedException {
            var attempt =
                    run(
                            Preset.FRONTIERMATH_2024,
                            costing(10_000, 100, says("still thinking")),
                            says(block("print(1)")),
                            says(FINAL));

            assertThat(attempt.requests()).hasSize(2);
            assertThat(attempt.cells()).isEmpty();
            assertThat(attempt.end()).isEqualTo(crossed(10_000, 11_200));
        }
    }

    /// `--tools none`
    @Nested
    class WithoutPython {

        @ParameterizedTest
        @CsvSource({"FRONTIERMATH_2024", "FRONTIERMATH_2025", "FRONTIERMATH_2026"})
        void theFinalBlockIsTheSubmissionAndNoOtherIsRun(Preset preset)
                throws InterruptedException {
            var attempt =
                    with(
                                    preset,
                                    says("```python\nprint(1)\n```"),
                                    says(
                                            "```python\n# This is the final answer.\n"
                                                    + SOURCE
                                                    + "\n```"))
                            .python(PythonMode.NONE)
                            .run();

            assertThat(attempt.cells()).isEmpty();
            assertThat(attempt.requests())
                    .allSatisfy(request -> {
                        assertThat(request.tools()).isEmpty();
                        assertThat(request.forced()).isNull();
                    });
            assertThat(attempt.end())
                    .isEqualTo(new End.Answered("# This is the final answer.\n" + SOURCE));
        }
    }
}
