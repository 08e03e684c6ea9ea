package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.Notes;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.ErrorStatus;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class ChatStreamAssemblerTest {

    private static final String USAGE =
            """
            {"prompt_tokens": 10, "completion_tokens": 5, "completion_tokens_details":
             {"reasoning_tokens": 3}}\
            """;

    private final Notes notes = new Notes();

    private HttpResult result(String... chunks) {
        var assembly = new ChatStreamAssembler(notes);
        for (String chunk : chunks) {
            assembly.add(json(chunk));
        }
        return assembly.end();
    }

    private static String delta(String delta) {
        return "{\"id\": \"c1\", \"model\": \"m\", \"choices\": [{\"index\": 0, \"delta\": "
                + delta
                + ", \"finish_reason\": null}]}";
    }

    private static String finish(String reason) {
        return "{\"choices\": [{\"index\": 0, \"delta\": {}, \"finish_reason\": \""
                + reason
                + "\"}]}";
    }

    private static String calls(String calls) {
        return delta("{\"tool_calls\": [" + calls + "]}");
    }

    private static void same(HttpResult result, String whole) {
        assertThat(result).isEqualTo(new Body(json(whole), null));
    }

    private void calls(String expected, String... pieces) {
        var chunks = new ArrayList<String>();
        for (String piece : pieces) {
            chunks.add(calls(piece));
        }
        chunks.add(finish("tool_calls"));
        same(
                result(chunks.toArray(String[]::new)),
                """
                {"id": "c1", "model": "m", "choices": [{"finish_reason": "tool_calls",
                 "message": {"content": "", "tool_calls": %s}}]}\
                """
                        .formatted(expected));
    }

    @Test
    void aStreamIsTheReplyThatWouldHaveComeWhole() {
        same(
                result(
                        delta("{\"role\": \"assistant\", \"content\": \"\"}"),
                        delta("{\"content\": \"Let \"}"),
                        delta("{\"content\": \"me.\"}"),
                        calls(
                                "{\"index\": 0, \"id\": \"a\", \"type\": \"function\","
                                        + " \"function\": {\"name\": \"python\", \"arguments\":"
                                        + " \"\"}}"),
                        calls("{\"index\": 0, \"function\": {\"arguments\": \"{\\\"code\\\"\"}}"),
                        calls("{\"index\": 0, \"function\": {\"arguments\": \": 1}\"}}"),
                        finish("tool_calls"),
                        "{\"choices\": [], \"usage\": " + USAGE + "}"),
                """
                {"id": "c1", "model": "m", "usage": %s, "choices": [{"finish_reason": "tool_calls",
                 "message": {"content": "Let me.", "tool_calls": [{"id": "a", "type": "function",
                   "function": {"name": "python", "arguments": "{\\"code\\": 1}"}}]}}]}\
                """
                        .formatted(USAGE));
        assertThat(notes.taken).containsExactly("text Let ", "text me.", "calling");
    }

    @Test
    void reasoningIsKeptUnderItsOwnName() {
        same(
                result(
                        delta("{\"reasoning_content\": \"Hm\", \"content\": null}"),
                        delta("{\"reasoning_content\": \", so.\"}"),
                        delta("{\"content\": \"42\", \"reasoning_content\": null}"),
                        finish("stop")),
                """
                {"id": "c1", "model": "m", "choices": [{"finish_reason": "stop",
                 "message": {"content": "42", "reasoning_content": "Hm, so."}}]}\
                """);
        assertThat(notes.taken).containsExactly("reasoning Hm", "reasoning , so.", "text 42");
    }

    @Test
    void reasoningUnderItsOtherNameIsKeptUnderThat() {
        same(
                result(
                        delta("{\"reasoning\": \"Hm\", \"content\": null}"),
                        delta("{\"reasoning\": \", so.\"}"),
                        delta("{\"content\": \"42\"}"),
                        finish("stop")),
                """
                {"id": "c1", "model": "m", "choices": [{"finish_reason": "stop",
                 "message": {"content": "42", "reasoning": "Hm, so."}}]}\
                """);
        assertThat(notes.taken).containsExactly("reasoning Hm", "reasoning , so.", "text 42");
    }

    @Test
    void aRefusalIsNotText() {
        same(
                result(
                        delta("{\"refusal\": \"I \"}"),
                        delta("{\"refusal\": \"won't.\"}"),
                        finish("stop")),
                """
                {"id": "c1", "model": "m", "choices": [{"finish_reason": "stop",
                 "message": {"content": "", "refusal": "I won't."}}]}\
                """);
    }

    @Test
    void aContentOfPartsIsText() {
        result(
                delta("{\"content\": [{\"type\": \"text\", \"text\": \"So\"}]}"),
                delta("{\"content\": {}}"));

        assertThat(notes.taken).containsExactly("text So");
    }

    @Test
    void aMessageInPlaceOfADeltaIsOne() {
        same(
                result(
                        "{\"choices\": [{\"message\": {\"content\": \"42\"}, \"finish_reason\":"
                                + " \"stop\"}]}"),
                "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"content\":"
                        + " \"42\"}}]}");
    }

    @Nested
    class ToolCalls {

        private static final String BOTH =
                """
                [{"id": "a", "type": "function", "function": {"name": "python", "arguments": "12"}},
                 {"id": "b", "type": "function", "function": {"name": "submit", "arguments": "34"}}]\
                """;

        private static String begin(String index, String id, String name, String arguments) {
            return "{%s \"id\": \"%s\", \"function\": {\"name\": \"%s\", \"arguments\": \"%s\"}}"
                    .formatted(index, id, name, arguments);
        }

        @Test
        void mayComeInterleaved() {
            calls(
                    BOTH,
                    begin("\"index\": 0,", "a", "python", "1"),
                    begin("\"index\": 1,", "b", "submit", "3"),
                    "{\"index\": 0, \"function\": {\"arguments\": \"2\"}}",
                    "{\"index\": 1, \"function\": {\"arguments\": \"4\"}}");
        }

        @Test
        void mayComeTogether() {
            calls(
                    BOTH,
                    begin("\"index\": 0,", "a", "python", "12")
                            + ", "
                            + begin("\"index\": 1,", "b", "submit", "34"));
        }

        @Test
        void mayHaveNoIndex() {
            calls(
                    BOTH,
                    begin("", "a", "python", "1"),
                    "{\"index\": null, \"function\": {\"arguments\": \"2\"}}",
                    begin("", "b", "submit", "3"),
                    "{\"function\": {\"arguments\": \"4\"}}");
        }

        @Test
        void mayAllHaveTheSameIndex() {
            calls(
                    BOTH,
                    begin("\"index\": 0,", "a", "python", "12"),
                    begin("\"index\": 0,", "b", "submit", "3"),
                    "{\"index\": 0, \"function\": {\"arguments\": \"4\"}}");
        }

        @Test
        void mayRepeatIdAndNameWithEachPiece() {
            calls(
                    BOTH,
                    begin("\"index\": 0,", "a", "python", "1"),
                    begin("\"index\": 0,", "a", "python", "2"),
                    begin("", "b", "submit", "3"),
                    begin("", "b", "submit", "4"));
        }

        @Test
        void mayComeInterleavedById() {
            calls(
                    BOTH,
                    begin("", "a", "python", "1"),
                    begin("", "b", "submit", "3"),
                    "{\"id\": \"a\", \"function\": {\"arguments\": \"2\"}}",
                    "{\"id\": \"b\", \"function\": {\"arguments\": \"4\"}}");
        }

        @Test
        void mayHaveNeitherIdNorIndex() {
            calls(
                    """
                    [{"id": "", "type": "function", "function": {"name": "python", "arguments": "{}"}},
                     {"id": "", "type": "function", "function": {"name": "python", "arguments": "2"}}]\
                    """,
                    "{\"function\": {\"name\": \"python\", \"arguments\": {}}}",
                    "{\"function\": {\"name\": \"python\", \"arguments\": 2}}");
        }

        @Test
        void mayBeTheFunctionCallOfOld() {
            same(
                    result(
                            delta(
                                    "{\"function_call\": {\"name\": \"python\", \"arguments\":"
                                            + " \"\"}}"),
                            delta("{\"function_call\": {\"arguments\": \"1\"}}"),
                            finish("function_call")),
                    """
                    {"id": "c1", "model": "m", "choices": [{"finish_reason": "function_call",
                     "message": {"content": "", "tool_calls": [{"id": "", "type": "function",
                       "function": {"name": "python", "arguments": "1"}}]}}]}\
                    """);
        }

        @Test
        void mayBeginInTheMiddle() {
            calls(
                    """
                    [{"id": "", "type": "function", "function": {"name": "", "arguments": "2"}}]\
                    """,
                    "{\"index\": 3, \"function\": {\"arguments\": \"2\"}}");
        }
    }

    @Nested
    class Ends {

        @Test
        void withoutAFinishIsCutOff() {
            assertThat(result(delta("{\"content\": \"So\"}")))
                    .isEqualTo(new Disconnected("the stream ended before the reply"));
            assertThat(result()).isEqualTo(new Disconnected("the stream ended before the reply"));
        }

        @Test
        void withNoChoiceButUsageIsAReplyOfNothing() {
            var assembly = new ChatStreamAssembler(notes);
            assembly.add(json("{\"choices\": [], \"usage\": " + USAGE + "}"));
            assembly.ended(false);

            same(assembly.end(), "{\"choices\": [], \"usage\": " + USAGE + "}");
        }

        @Test
        void afterUsageAloneIsCutOffWhereTheConnectionIsLost() {
            assertThat(result("{\"choices\": [], \"usage\": " + USAGE + "}"))
                    .isEqualTo(new Disconnected("the stream ended before the reply"));
        }

        /// Some servers send a reason that says nothing with each piece.
        @ParameterizedTest
        @ValueSource(strings = {"", " ", "null"})
        void withAFinishThatSaysNothingIsCutOff(String reason) {
            String content = "{\"content\": \"<th\"}, \"finish_reason\": \"%s\"";

            assertThat(
                            result(
                                    "{\"choices\": [{\"delta\": %s}]}"
                                            .formatted(content.formatted(reason)),
                                    delta("{\"content\": \"ink>Hm\"}")))
                    .isEqualTo(new Disconnected("the stream ended before the reply"));
            assertThat(notes.taken).containsExactly("reasoning Hm");
        }

        @Test
        void isTheSameHoweverOftenItIsAskedFor() {
            var assembly = new ChatStreamAssembler(notes);
            assembly.add(
                    json(
                            delta(
                                    "{\"content\": [{\"type\": \"thinking\", \"thinking\":"
                                            + " \"Hm.\"}, {\"type\": \"text\", \"text\":"
                                            + " \"42\"}]}")));
            assembly.add(json(finish("stop")));
            String first = assembly.end().toString();

            assertThat(assembly.end()).hasToString(first);
        }

        @Test
        void withAnErrorIsRefused() {
            var assembly = new ChatStreamAssembler(notes);
            assembly.add(json(delta("{\"content\": \"So\"}")));
            assembly.add(
                    json(
                            "{\"error\": {\"message\": \"overloaded\", \"type\": \"server_error\","
                                    + " \"code\": null}}"));

            assertThat(assembly.complete()).isTrue();
            assertThat(assembly.end())
                    .isEqualTo(new ErrorStatus(500, "server_error", "overloaded"));
        }

        @Test
        void atTheLastUsageWins() {
            same(
                    result(
                            "{\"choices\": [{\"delta\": {}, \"finish_reason\": \"length\"}],"
                                    + " \"usage\": {\"prompt_tokens\": 1}}",
                            "{\"choices\": [], \"usage\": null}",
                            "{\"choices\": [], \"usage\": {\"prompt_tokens\": 2}}"),
                    """
                    {"usage": {"prompt_tokens": 2}, "choices": [{"finish_reason": "length",
                     "message": {"content": ""}}]}\
                    """);
        }
    }

    @Test
    void onlyOneThatThinksMayBeSilentForLong() {
        var assembly = new ChatStreamAssembler(notes);
        var flowing = new ArrayList<Boolean>();
        for (String chunk :
                List.of(
                        delta("{\"role\": \"assistant\", \"content\": \"\"}"),
                        delta("{\"reasoning_content\": \"Hm\"}"),
                        delta("{\"content\": \"So\"}"),
                        finish("stop"))) {
            flowing.add(assembly.flowing());
            assembly.add(json(chunk));
        }
        flowing.add(assembly.flowing());

        assertThat(flowing).containsExactly(false, false, false, true, true);
    }

    @Test
    void shapesThatAreNoneAreLeftOut() {
        same(
                result(
                        "[]",
                        "7",
                        "{\"choices\": 3}",
                        "{\"choices\": [null]}",
                        "{\"choices\": [{\"delta\": [1], \"finish_reason\": 5}]}",
                        delta("{\"content\": 5, \"tool_calls\": {\"a\": 1}, \"refusal\": []}"),
                        finish("stop")),
                """
                {"id": "c1", "model": "m", "choices": [{"finish_reason": "stop", "message":
                 {"content": "", "tool_calls": [{"id": "", "type": "function", "function":
                   {"name": "", "arguments": ""}}]}}]}\
                """);
    }
}
