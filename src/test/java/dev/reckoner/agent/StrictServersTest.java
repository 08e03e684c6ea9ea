package dev.reckoner.agent;

import static dev.reckoner.model.Requests.PYTHON;
import static dev.reckoner.model.Requests.SUBMIT;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.answers;
import static dev.reckoner.testing.openai.Turn.python;
import static dev.reckoner.testing.openai.Turn.says;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.End;
import dev.reckoner.model.Model;
import dev.reckoner.model.Request;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.ChatCompletionsModel;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.testing.openai.Habit;
import dev.reckoner.testing.openai.ModelCard;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// Whole attempts at servers that refuse what others take. The model calls a tool, answers without
/// a call, calls again and submits.
class StrictServersTest {

    private static final Turn[] ATTEMPT = {
        answers(reasoning("Multiply them."), call("python", "{\"code\": \"6 * 7\"}")),
        says("It is 42."),
        python("7 * 6"),
        submits("42")
    };

    private static OpenAiServer server(Habit... habits) {
        return scripted(ATTEMPT).onlyModels(ModelCard.compatible("m").with(habits)).start();
    }

    private static End attempt(OpenAiServer server, boolean streamed) throws InterruptedException {
        var model =
                new ChatCompletionsModel(
                        line(server.url(), null, "m", new FakeTiming(), streamed),
                        new ChatSettings(null, Dialect.COMPATIBLE));
        return Trial.of().model(request -> reply(model, request)).run().end();
    }

    private static Reply reply(Model model, Request request) {
        try {
            return model.reply(
                    new Request(
                            request.conversation(),
                            List.of(PYTHON, SUBMIT),
                            request.forced(),
                            request.outputCap(),
                            request.within()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void isAnswered(boolean streamed, Habit habit) throws InterruptedException {
        try (var server = server(habit)) {
            assertThat(attempt(server, streamed)).isEqualTo(new End.Answered("42"));
            assertThat(server.ledger().complaints()).isEmpty();
        }
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {true, false})
    void noUserMessageFollowsAToolResult(boolean streamed) throws InterruptedException {
        isAnswered(streamed, Habit.REFUSES_A_USER_AFTER_A_TOOL);
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {true, false})
    void everyMessageHasAContent(boolean streamed) throws InterruptedException {
        isAnswered(streamed, Habit.REFUSES_A_MESSAGE_WITHOUT_CONTENT);
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {true, false})
    void idsOfNineLettersComeBackAsTheyCame(boolean streamed) throws InterruptedException {
        isAnswered(streamed, Habit.REFUSES_IDS_THAT_ARE_NOT_NINE_LETTERS);
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {true, false})
    void callsWithoutAnIdGetNineLetters(boolean streamed) throws InterruptedException {
        try (var server = server(Habit.SENDS_NO_IDS, Habit.REFUSES_IDS_THAT_ARE_NOT_NINE_LETTERS)) {
            assertThat(attempt(server, streamed)).isEqualTo(new End.Answered("42"));
            assertThat(server.bodies().getLast().findValuesAsText("tool_call_id"))
                    .containsExactly("call00001", "call00002");
        }
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {true, false})
    void theSignatureOfACallComesBackWithIt(boolean streamed) throws InterruptedException {
        isAnswered(streamed, Habit.SIGNS_CALLS);
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {true, false})
    void signedThinkingBlocksComeBackInOnePiece(boolean streamed) throws InterruptedException {
        isAnswered(streamed, Habit.SIGNS_THINKING);
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {true, false})
    void thinkingInTheContentComesBackInTheContent(boolean streamed) throws InterruptedException {
        isAnswered(streamed, Habit.THINKS_IN_THE_CONTENT);
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {true, false})
    void reasoningComesBackOnlyWhereItCame(boolean streamed) throws InterruptedException {
        try (var server = server()) {
            assertThat(attempt(server, streamed)).isEqualTo(new End.Answered("42"));

            var messages = server.bodies().getLast().path("messages");
            assertThat(messages.path(1).path("reasoning_content").asText())
                    .isEqualTo("Multiply them.");
            assertThat(messages.findValues("reasoning_content")).hasSize(1);
        }
    }
}
