package dev.reckoner.model.script;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item.Reasoning;
import dev.reckoner.conversation.Item.Text;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.model.Listener;
import dev.reckoner.model.ModelUnavailable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

class ScriptModelTest {

    private static ScriptModel script(String text) {
        return ScriptModel.of("s.json", text);
    }

    private static Reply only(String reply) {
        return script("{\"replies\": [" + reply + "]}").reply(asking(user("Go.")), Listener.NONE);
    }

    @Test
    void aSubmissionOfLinesIsAProgram() {
        var reply = only("{\"submit_answer\": [\"def answer():\", \"    return 6\"]}");

        assertThat(reply.calls())
                .containsExactly(
                        new ToolCall(
                                "call_1_1",
                                "submit_answer",
                                "{\"answer_fn_code\":\"def answer():\\n    return 6\"}"));
    }

    @Test
    void aReplyIsReadWhole() {
        assertThat(
                        only(
                                """
                                {"reasoning": "Hm.", "text": "Let me try.", "python": ["x = 6", "x * 7"]}\
                                """))
                .isEqualTo(
                        new Reply(
                                null,
                                "script:s.json",
                                List.of(
                                        new Reasoning("Hm.", null),
                                        new Text("Let me try."),
                                        new ToolCall(
                                                "call_1_3",
                                                "python",
                                                "{\"code\":\"x = 6\\nx * 7\"}")),
                                Finish.TOOL_CALLS,
                                Usage.NONE,
                                Delivery.at(Duration.ZERO, 1)));
    }

    @Test
    void itemsAreInTheOrderOfTheKeys() {
        assertThat(
                        only("""
                        {"submit_answer": "42", "text": "So.", "calls": [
                          {"name": "python", "arguments": {"code": "1"}},
                          {"name": "rm", "arguments": "not JSON"}]}\
                        """)
                                .items())
                .containsExactly(
                        new ToolCall("call_1_1", "submit_answer", "{\"answer\":\"42\"}"),
                        new Text("So."),
                        new ToolCall("call_1_3", "python", "{\"code\":\"1\"}"),
                        new ToolCall("call_1_4", "rm", "not JSON"));
    }

    @Test
    void aFinishCanBeGiven() {
        assertThat(only("{\"finish\": \"length\"}").finish()).isEqualTo(Finish.LENGTH);
        assertThat(only("{\"text\": \"So.\"}").finish()).isEqualTo(Finish.STOP);
    }

    @Test
    void theConversationSaysWhichReplyIsNext() {
        var model = script("{\"replies\": [{\"text\": \"1\"}, {\"text\": \"2\"}]}");
        var first = new Message.Assistant(model.reply(asking(user("Go.")), Listener.NONE));

        assertThat(model.reply(asking(user("Go."), first, user("On.")), Listener.NONE).text())
                .isEqualTo("2");
        assertThat(model.reply(asking(user("Go.")), Listener.NONE).text()).isEqualTo("1");
    }

    @Test
    void aScriptThatRunsOutSaysSo() {
        var model = script("{\"replies\": [{\"text\": \"1\"}]}");
        var first = new Message.Assistant(model.reply(asking(user("Go.")), Listener.NONE));

        assertThatThrownBy(() -> model.reply(asking(user("Go."), first), Listener.NONE))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("the script s.json has no reply 2: it has 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"replies": [}                                | line 1, column 14: Unexpected close marker '}': expected ']'
                    {"replies": []} x                             | line 1, column
                    []                                            | the whole: must be an object
                    {}                                            | replies: must be a list
                    {"replays": []}                               | the whole: has an unknown key 'replays'; known are [replies]
                    {"replies": [{}, 7]}                          | reply 2: must be an object
                    {"replies": [{"pyton": "1"}]}                 | reply 1: has an unknown key 'pyton'; known are [calls, finish, python,
                    {"replies": [{"text": 7}]}                    | reply 1, text: must be a string
                    {"replies": [{"text": "a", "text": "b"}]}     | line 1, column
                    {"replies": [{"python": ["a", 7]}]}           | reply 1, python: must be a string
                    {"replies": [{"python": 7}]}                  | reply 1, python: must be a list
                    {"replies": [{"calls": {}}]}                  | reply 1, calls: must be a list
                    {"replies": [{"calls": [{"arguments": ""}]}]} | reply 1, calls, name: must be a string
                    {"replies": [{"calls": [{"name": "a"}]}]}     | reply 1, calls, arguments: must be an object
                    {"replies": [{"finish": "bored"}]}            | reply 1: unknown finish 'bored'; known are [stop, tool_calls,
                    """)
    void whatIsNoScriptIsNamedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> script(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("script s.json, " + message)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n");
    }
}
