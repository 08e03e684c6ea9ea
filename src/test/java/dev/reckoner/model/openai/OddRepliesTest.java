package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.json;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Notes;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.testing.openai.Fault;
import dev.reckoner.testing.openai.Faults;
import dev.reckoner.testing.openai.Oddities;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;

/// The replies of servers that differ from OpenAI's, and what is read from them.
class OddRepliesTest {

    private final Notes notes = new Notes();

    private static Model chat(OpenAiServer server) {
        return new ChatCompletionsModel(
                line(server.url(), null, "o3-mini", new FakeTiming(), true),
                new ChatSettings(null, Dialect.COMPATIBLE));
    }

    private static Model responses(OpenAiServer server) {
        return new ResponsesModel(
                line(server.url(), null, "o3-mini", new FakeTiming(), true),
                new ResponsesSettings(null));
    }

    private Reply reply(Turn... turns) throws InterruptedException {
        try (var server = scripted(turns).start()) {
            return chat(server).reply(asking(user("Go.")), notes);
        }
    }

    /// What a person is told of a server that always sends this, with `URL` for its address.
    private static String failure(Fault.Sends always, int tries) {
        try (var server = scripted(_ -> always).start()) {
            var thrown = new ArrayList<String>();
            assertThatThrownBy(() -> chat(server).reply(asking(user("Go."))))
                    .isInstanceOfSatisfying(
                            ModelUnavailable.class,
                            e -> thrown.add(String.valueOf(e.getMessage())));
            assertThat(server.ledger().received()).isEqualTo(tries);
            return thrown.getFirst()
                    .replace(server.url(), "URL")
                    .replaceAll(" \\(request req_\\w+\\)", "");
        }
    }

    @Nested
    class Calls {

        @Test
        void thatAreAllNumberedZeroAreToldApartByNameAndCompleteJson() throws InterruptedException {
            assertThat(reply(Oddities.callsAllNumberedZero()).calls())
                    .extracting(ToolCall::tool, ToolCall::arguments)
                    .containsExactly(
                            tuple("python", "{\"code\": \"1\"}"),
                            tuple("python", "{\"code\": \"2\"}"),
                            tuple("submit_answer", "{\"answer\": \"3\"}"));
        }

        @Test
        void whoseArgumentsAreAnObjectAreRead() throws InterruptedException {
            assertThat(reply(Oddities.argumentsAsAnObject()).calls())
                    .extracting(ToolCall::arguments)
                    .containsExactly("{\"code\":\"1\"}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<tool_call>\n{\"name\": \"python\", \"arguments\": {\"code\":"
                            + " \"1\"}}\n</tool_call>",
                    "{\"name\": \"python\", \"parameters\": {\"code\": \"1\"}}",
                    "<tool_call>\n<function=python>\n<parameter=code>\n1\n</parameter>\n"
                            + "</function>\n</tool_call>"
                })
        void thatTheServerLeftInTheTextAreCalls(String text) throws InterruptedException {
            for (var turn : new Turn[] {Oddities.contentInPieces(text), says(text)}) {
                var reply = reply(turn);

                assertThat(reply.calls())
                        .extracting(ToolCall::tool, call -> json(call.arguments()))
                        .containsExactly(tuple("python", json("{\"code\": \"1\"}")));
                assertThat(reply.delivery().repairs())
                        .containsExactly(
                                "the server left the calls in the text of the reply, and they were"
                                        + " read there");
            }
        }

        @Test
        void thatTheServerCouldNotReadAreAnOddReplyOfTheModel() throws InterruptedException {
            var reply = reply(Oddities.toolUseFailed("python(6 * 7)"));

            assertThat(reply.items()).containsExactly(new Item.Text("python(6 * 7)"));
            assertThat(reply.finish()).isEqualTo(Reply.Finish.TOOL_CALLS);
        }
    }

    @Nested
    class Endings {

        @Test
        void announcedAfterACompleteCallNeedNoFinishReason() throws InterruptedException {
            var reply = reply(Oddities.doneWithoutAFinishReason());

            assertThat(reply.calls()).extracting(ToolCall::tool).containsExactly("python");
            assertThat(reply.finish()).isEqualTo(Reply.Finish.TOOL_CALLS);
        }

        @Test
        void announcedInTheMiddleOfACallAreALostReply() throws InterruptedException {
            assertThat(reply(Oddities.doneInTheMiddleOfACall(), says("42")).text()).isEqualTo("42");
            assertThat(notes.taken).contains("lost: connection lost");
        }

        @Test
        void ofAResponseNeedNoLastEventWhenItsItemsAreDone() throws InterruptedException {
            try (var server = scripted(Oddities.responseWithoutItsLastEvent()).start()) {
                var reply = responses(server).reply(asking(user("Go.")));

                assertThat(reply.id()).isEqualTo("r");
                assertThat(reply.calls())
                        .extracting(ToolCall::id, ToolCall::tool, ToolCall::arguments)
                        .containsExactly(tuple("a", "python", "{\"code\": \"1\"}"));
            }
        }
    }

    @Nested
    class Thinking {

        @Test
        void inTagsIsReasoningAndShownAsSuch() throws InterruptedException {
            var reply =
                    reply(Oddities.contentInPieces("<thi", "nk>Is it 41", "?</", "think>\n4", "2"));

            assertThat(reply.items())
                    .containsExactly(new Item.Reasoning("Is it 41?", null), new Item.Text("42"));
            assertThat(notes.taken)
                    .containsExactly("reasoning Is it 41", "reasoning ?", "text \n4", "text 2");
        }

        @Test
        void thatIsOnlyClosedIsReasoning() throws InterruptedException {
            assertThat(reply(Oddities.contentInPieces("It is 41.\n</think>\n\n42")).items())
                    .containsExactly(new Item.Reasoning("It is 41.", null), new Item.Text("42"));
        }

        @Test
        void thatIsNotClosedLeavesNoText() throws InterruptedException {
            var reply = reply(Oddities.contentInPieces("<think>\\boxed{41}, no, wait"));

            assertThat(reply.items())
                    .containsExactly(new Item.Reasoning("\\boxed{41}, no, wait", null));
            assertThat(reply.text()).isEmpty();
        }

        @Test
        void inPartsOfTheContentIsReasoning() throws InterruptedException {
            String parts =
                    "{\"chat\":{\"content\":[{\"type\":\"thinking\",\"thinking\":"
                            + "[{\"type\":\"text\",\"text\":\"Is it 41?\"}]}]}}";

            assertThat(reply(Oddities.partsOfThinking("Is it 41?", "42")).items())
                    .containsExactly(new Item.Reasoning("Is it 41?", parts), new Item.Text("42"));
            assertThat(notes.taken).containsExactly("reasoning Is it 41?", "text 42");
        }

        @Test
        void inAMessageOfAResponseIsReasoning() throws InterruptedException {
            try (var server = scripted(says("<think>41?</think>42")).start()) {
                assertThat(responses(server).reply(asking(user("Go."))).text()).isEqualTo("42");
            }
        }
    }

    @Nested
    class Errors {

        private static final String CONTEXT =
                "{\"code\": 400, \"message\": \"Bad messages.\", \"type\": \"x\"}";
        private static final String TOLD = "URL refused the request (400); it said: Bad messages.";

        @Test
        void inTheFieldOfAStreamAreToldAndFinal() {
            assertThat(failure(Oddities.errorField(CONTEXT), 1)).isEqualTo(TOLD);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"error\": " + CONTEXT + "}",
                    "[{\"error\": " + CONTEXT + "}]",
                    "{\"object\": \"error\", \"message\": \"Bad messages.\", \"code\": 400}",
                    "{\"error\": {\"code\": 400, \"message\": \"Bad messages.\", \"status\":"
                            + " \"INVALID_ARGUMENT\"}}",
                    "{\"error\": {\"message\": \"Bad messages.\", \"type\": \"BadRequestError\"}}",
                    "{\"code\": \"400\", \"message\": \"Bad messages.\"}"
                })
        void ofEveryFormAreToldAndFinal(String body) {
            assertThat(failure(Oddities.errorData(body), 1)).isEqualTo(TOLD);
            assertThat(failure(Oddities.jsonInAStream(body), 1)).isEqualTo(TOLD);
            assertThat(failure(Faults.sends(200, body), 1)).isEqualTo(TOLD);
            assertThat(failure(Faults.sends(400, body), 1)).isEqualTo(TOLD);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"detail\": [{\"loc\": [\"body\"], \"msg\": \"field required\"}]} | field"
                            + " required",
                    "{\"detail\": \"Not allowed\"} | Not allowed",
                    "{\"error\": \"Bad tool\"} | Bad tool",
                    "{\"errors\": [{\"message\": \"Bad role\"}]} | Bad role"
                })
        void withAnErrorStatusAreToldInTheServersWords(String body, String said) {
            assertThat(failure(Faults.sends(422, body), 1))
                    .isEqualTo("URL refused the request (422); it said: " + said);
        }

        @Test
        void thatSayTheSameTwiceAreFinal() {
            var template =
                    Faults.sends(
                            500,
                            "{\"error\": {\"code\": 500, \"message\": \"Conversation roles must"
                                    + " alternate user/assistant\", \"type\": \"server_error\"}}");

            assertThat(failure(template, 2))
                    .isEqualTo(
                            "URL refused the request (500); it said: Conversation roles must"
                                    + " alternate user/assistant; the model's chat template does"
                                    + " not take this conversation: start the server with another"
                                    + " one (llama.cpp: --chat-template), or choose another model");
        }

        @Test
        void thatCanPassAreWaitedForAlthoughTheySayTheSame() {
            assertThat(failure(Faults.serverError(), 8)).startsWith("no reply from URL after 8");
        }
    }

    @Nested
    class Bodies {

        @ParameterizedTest
        @ValueSource(strings = {"application/json", "text/plain; charset=utf-8", "text/html"})
        void ofAStreamOfAnotherTypeAreAStream(String type) throws InterruptedException {
            assertThat(reply(Oddities.streamCalled(type, "42")).text()).isEqualTo("42");
        }

        @Test
        void withANumberThatJsonDoesNotHaveAreRead() throws InterruptedException {
            assertThat(reply(Oddities.notANumber("42")).text()).isEqualTo("42");
        }
    }
}
