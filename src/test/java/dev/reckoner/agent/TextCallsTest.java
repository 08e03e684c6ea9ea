package dev.reckoner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Message.Assistant;
import dev.reckoner.conversation.Message.User;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.model.Request;
import dev.reckoner.model.ToolsRefused;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.List;

/// Models that write Python and the answer in their text.
class TextCallsTest {

    private static final String CODE = "Let me compute.\n```python\nprint(6 * 7)\n```\n";
    private static final String BOX = "So it is \\boxed{42}.";

    private static List<String> roles(Request request) {
        return request.conversation().stream()
                .map(message -> message.getClass().getSimpleName())
                .toList();
    }

    private static List<Reason> reasons(Trial attempt) {
        return attempt.entries().stream()
                .filter(entry -> entry.event() instanceof Event.ProgramMessage)
                .map(entry -> ((Event.ProgramMessage) entry.event()).reason())
                .toList();
    }

    private static Event submission(Trial attempt) {
        return attempt.entries().get(attempt.entries().size() - 2).event();
    }

    @Nested
    class ByChoice {

        private static Trial attempt(String... texts) throws InterruptedException {
            var replies = new ArrayDeque<>(List.of(texts));
            return Trial.of().calls(Calls.TEXT).model(_ -> Trial.says(replies.remove())).run();
        }

        @Test
        void fencedPythonIsRunAndItsOutputComesBackInAFence() throws InterruptedException {
            var attempt = attempt(CODE, BOX);

            assertThat(attempt.cells()).containsExactly("print(6 * 7)");
            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
            assertThat(submission(attempt)).isEqualTo(new Event.Submitted(null, "42"));
            var second = attempt.requests().get(1);
            assertThat(roles(second)).containsExactly("User", "Assistant", "User");
            assertThat(((User) second.conversation().getLast()).text())
                    .isEqualTo(
                            "```output\n42\n```\n\nUsed so far: 1,100 tokens. Go on, or give the"
                                    + " answer in \\boxed{} when you are confident.");
        }

        @Test
        void nothingIsSentThatOnlyAServerWithToolsTakes() throws InterruptedException {
            assertThat(attempt(CODE, BOX).requests())
                    .allSatisfy(request -> {
                        assertThat(request.tools()).isEmpty();
                        assertThat(request.forced()).isNull();
                    });
        }

        @Test
        void thePromptSaysHowToWriteThem() throws InterruptedException {
            var prompt = (User) attempt(BOX).requests().getFirst().conversation().getFirst();

            assertThat(prompt.text())
                    .contains("begins with a line ```python", "The session: Runs Python.")
                    .doesNotContain("submit_answer");
        }

        @Test
        void everyBlockOfAReplyIsACell() throws InterruptedException {
            assertThat(
                            attempt(
                                            CODE
                                                    + "and\n"
                                                    + "~~~py\n"
                                                    + "x = 1\n"
                                                    + "~~~\n"
                                                    + "```text\n"
                                                    + "no\n"
                                                    + "```\n"
                                                    + "```\n"
                                                    + "no\n"
                                                    + "```",
                                            BOX)
                                    .cells())
                    .containsExactly("print(6 * 7)", "x = 1");
        }

        @Test
        void anAnswerBesideCodeIsNotReadBecauseTheOutputWasNotSeen() throws InterruptedException {
            var attempt = attempt(CODE + "\n```output\n41\n```\nSo \\boxed{41}.", BOX);

            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
            assertThat(attempt.told().get(1)).startsWith("The \\boxed{} beside the code was not");
        }

        @Test
        void givingUpDoesNotSpeakOfCalls() throws InterruptedException {
            assertThat(attempt("Hm.", "Hm.", "Hm.", "Hm.", "Hm.").end())
                    .isEqualTo(
                            new End.GaveUp(
                                    "5 replies in a row without Python or an answer; the model may"
                                        + " be too small to work in steps: choose another one"));
        }

        @Test
        void aReplyWithNeitherIsToldWhatToDo() throws InterruptedException {
            assertThat(attempt("Hm.", BOX).told().getFirst())
                    .startsWith(
                            "Your reply had no ```python block and no answer in \\boxed{}. To go"
                                    + " on, write a ```python block to run code, or give the answer"
                                    + " in \\boxed{} to finish.");
        }

        @Test
        void aBlockThatTheLengthLimitCutIsNotRun() throws InterruptedException {
            var cut = Trial.says("```python\nprint(");
            var replies =
                    new ArrayDeque<>(
                            List.of(
                                    Trial.reply(cut.items(), Finish.LENGTH, Trial.PER_REPLY),
                                    Trial.says("```python\nprint(1)"),
                                    Trial.says(BOX)));
            var attempt = Trial.of().calls(Calls.TEXT).model(_ -> replies.remove()).run();

            assertThat(attempt.cells()).containsExactly("print(1)");
        }

        @Test
        void aForcedReplyHasItsAnswerReadBesideCode() throws InterruptedException {
            var replies = new ArrayDeque<>(List.of("Hm.", CODE + BOX));
            var attempt =
                    Trial.of()
                            .calls(Calls.TEXT)
                            .limits(Limits.NONE.modelCalls(2))
                            .model(_ -> Trial.says(replies.remove()))
                            .run();

            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
            assertThat(attempt.cells()).isEmpty();
        }
    }

    @Nested
    class ByNeed {

        @Test
        void aServerThatRefusesToolsIsAskedInText() throws InterruptedException {
            var replies = new ArrayDeque<>(List.of(CODE, BOX));
            var attempt =
                    Trial.of()
                            .calls(Calls.AUTO)
                            .model(request -> {
                                if (!request.tools().isEmpty()) {
                                    throw new ToolsRefused("no tools here", 400, "no tools");
                                }
                                return Trial.says(replies.remove());
                            })
                            .run();

            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
            assertThat(attempt.requests().get(1).conversation()).hasSize(1);
            assertThat(reasons(attempt)).containsExactly(Reason.TEXT_CALLS, Reason.STATUS);
        }

        @Test
        void itVoidsTheAttemptWhereFunctionCallsAreDemanded() throws InterruptedException {
            var attempt =
                    Trial.of()
                            .calls(Calls.NATIVE)
                            .model(_ -> {
                                throw new ToolsRefused("no tools here", 400, "no tools");
                            })
                            .run();

            assertThat(attempt.end()).isEqualTo(new End.Voided("no tools here"));
        }

        @Test
        void afterThreeNarratedRepliesTheTextIsRead() throws InterruptedException {
            var replies = new ArrayDeque<>(List.of(CODE, CODE, CODE, CODE, BOX));
            var attempt =
                    Trial.of().calls(Calls.AUTO).model(_ -> Trial.says(replies.remove())).run();

            assertThat(attempt.cells()).containsExactly("print(6 * 7)");
            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
            assertThat(reasons(attempt))
                    .containsExactly(
                            Reason.REMINDER, Reason.REMINDER, Reason.TEXT_CALLS, Reason.STATUS);
            assertThat(attempt.told().get(2)).startsWith("There are no tool calls here.");
        }

        @Test
        void earlierFunctionCallsAreWrittenAsText() throws InterruptedException {
            var replies =
                    new ArrayDeque<>(
                            List.of(
                                    Trial.runs("1"),
                                    Trial.says(CODE),
                                    Trial.says(CODE),
                                    Trial.says(CODE),
                                    Trial.says(BOX)));
            var attempt = Trial.of().calls(Calls.AUTO).model(_ -> replies.remove()).run();

            List<Message> last = attempt.requests().getLast().conversation();
            assertThat(((Assistant) last.get(1)).reply().calls()).isEmpty();
            assertThat(((Assistant) last.get(1)).reply().text()).isEqualTo("```python\n1\n```");
            assertThat(((User) last.get(2)).text()).startsWith("```output\n42\n```");
        }
    }

    @Nested
    class WithFunctionCalls {

        @Test
        void aBoxInTheForcedReplyCountsAsRead() throws InterruptedException {
            var attempt =
                    Trial.of(Trial.runs("1"), Trial.says(BOX))
                            .limits(Limits.NONE.modelCalls(2))
                            .run();

            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
            assertThat(submission(attempt)).isEqualTo(new Event.Submitted(null, "42"));
        }

        @Test
        void aBoxInTheFifthOddReplyCountsAsRead() throws InterruptedException {
            var attempt = Trial.of().model(_ -> Trial.says(BOX)).run();

            assertThat(attempt.requests()).hasSize(5);
            assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        }

        @Test
        void aBoxInAnEarlierReplyDoesNot() throws InterruptedException {
            var attempt = Trial.of(Trial.says(BOX), Trial.submits("43")).run();

            assertThat(attempt.end()).isEqualTo(new End.Answered("43"));
        }
    }
}
