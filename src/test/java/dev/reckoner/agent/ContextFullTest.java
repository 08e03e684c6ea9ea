package dev.reckoner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Message.ToolResult;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Shortage;
import dev.reckoner.model.ContextFull;
import dev.reckoner.model.Request;
import dev.reckoner.task.Limits.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A server that refuses a request because it is longer than the model's context.
class ContextFullTest {

    private static final String LONG = "x".repeat(2_000);

    /// A reply, or a refusal with the length of the context.
    private sealed interface Answer {
        record Says(Reply reply) implements Answer {}

        record Refuses(long tokens) implements Answer {}
    }

    private static Answer says(Reply reply) {
        return new Answer.Says(reply);
    }

    private static Answer refuses(long tokens) {
        return new Answer.Refuses(tokens);
    }

    private static Trial attempt(Answer... answers) throws InterruptedException {
        Deque<Answer> left = new ArrayDeque<>(List.of(answers));
        return Trial.of()
                .model(_ -> next(left))
                .sandbox(Trial.printed(LONG), Trial.printed(LONG))
                .outputChars(16_384)
                .run();
    }

    private static @Nullable Reply next(Deque<Answer> left) {
        return switch (left.remove()) {
            case Answer.Says(var reply) -> reply;
            case Answer.Refuses(var tokens) ->
                    throw new ContextFull("the context is full", 400, "full", tokens);
        };
    }

    private static List<Integer> outputs(Request request) {
        return request.conversation().stream()
                .filter(ToolResult.class::isInstance)
                .map(result -> ((ToolResult) result).text().lines().findFirst().orElse("").length())
                .toList();
    }

    @Test
    void shortensOldOutputsAndForcesTheSubmission() throws InterruptedException {
        var attempt = attempt(says(Trial.runs("1")), refuses(0), says(Trial.submits("42")));

        assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        assertThat(attempt.requests())
                .extracting(Request::forced)
                .containsExactly(null, null, "submit_answer");
        assertThat(outputs(attempt.requests().get(1))).containsExactly(2_000);
        assertThat(outputs(attempt.requests().get(2))).containsExactly(200);
    }

    @Test
    void isLearnedWhereTheServerNamesItsLength() throws InterruptedException {
        var attempt = attempt(refuses(8_192), says(Trial.runs("1")), says(Trial.submits("42")));

        assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
        assertThat(attempt.requests()).extracting(Request::forced).containsOnlyNulls();
        assertThat(attempt.requests().getFirst().outputCap()).isEqualTo(10_000);
        assertThat(attempt.requests().get(1).outputCap()).isBetween(5_000L, 8_192L);
        assertThat(attempt.entries().get(1).event())
                .isEqualTo(new Event.ContextFull("the context is full", 8_192));
    }

    @Test
    void inTheFirstRequestVoidsTheAttempt() throws InterruptedException {
        assertThat(attempt(refuses(0)).end()).isEqualTo(new End.Voided("the context is full"));
        assertThat(attempt(refuses(4_096), refuses(4_096)).end())
                .isEqualTo(new End.Voided("the context is full"));
        assertThat(attempt(refuses(600)).end()).isEqualTo(new End.Voided("the context is full"));
    }

    @Test
    void afterAThirdRefusalEndsTheAttempt() throws InterruptedException {
        var attempt =
                attempt(says(Trial.runs("1")), refuses(4_096), refuses(4_096), refuses(4_096));

        assertThat(attempt.end())
                .isEqualTo(new End.OutOf(Kind.TOKENS, new Shortage.OfContext(4_096, 4_224)));
        assertThat(outputs(attempt.requests().get(3))).containsExactly(50);
        assertThat(attempt.requests().get(3).outputCap()).isEqualTo(Budget.SUBMISSION_MIN);
    }
}
