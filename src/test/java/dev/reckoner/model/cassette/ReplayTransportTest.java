package dev.reckoner.model.cassette;

import static dev.reckoner.model.cassette.Cassettes.ask;
import static dev.reckoner.model.cassette.Cassettes.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.http.Transport;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class ReplayTransportTest {

    @TempDir private Path folder;

    private Transport playing(CassetteExchange... exchanges) {
        Path file = folder.resolve("a.cassette");
        var cassette = Cassettes.cassette(file);
        for (CassetteExchange exchange : exchanges) {
            cassette.add(exchange);
        }
        return new ReplayTransport(Cassette.read(file));
    }

    private static String conversation(String output, int cap) {
        return """
        {'max_completion_tokens': %d, 'messages': [
            {'role': 'user', 'content': 'Go.'},
            {'role': 'assistant', 'tool_calls': [{'id': 'c'}]},
            {'role': 'tool', 'tool_call_id': 'c', 'content': '%s'},
            {'role': 'user', 'content': 'Used so far: 9 of 20 tokens, %d of 60 s. Go on.'}]}\
        """
                .formatted(cap, output, cap);
    }

    @Test
    void equalRequestsGetTheirRepliesInOrder() throws InterruptedException {
        var transport =
                playing(
                        exchange("{'a': 1}", "first"),
                        exchange("{'b': 1}", "other"),
                        exchange("{'a': 1}", "second"));

        assertThat(ask(transport, "{'a': 1}")).isEqualTo("first");
        assertThat(ask(transport, "{'a': 1}")).isEqualTo("second");
        assertThat(ask(transport, "{'b': 1}")).isEqualTo("other");
    }

    @Test
    void theOrderOfKeysAndTheCacheKeyDoNotMatter() throws InterruptedException {
        var transport = playing(exchange("{'a': {'b': 1, 'c': 2}, 'prompt_cache_key': 'x'}", "42"));

        assertThat(ask(transport, "{'prompt_cache_key': 'y', 'a': {'c': 2, 'b': 1}}"))
                .isEqualTo("42");
    }

    @Test
    void theSecondsUsedDoNotMatter() throws InterruptedException {
        var transport =
                playing(
                        exchange(
                                "{'messages': [{'role': 'user', 'content': 'Used so far: 37 of 60"
                                        + " s. Go on.'}]}",
                                "42"));

        assertThat(
                        ask(
                                transport,
                                "{'messages': [{'role': 'user', 'content': 'Used so far: 0 of 60 s."
                                        + " Go on.'}]}"))
                .isEqualTo("42");
    }

    @Test
    void theSecondsUsedDoNotMatterAtTheEndOfAnOutputEither() {
        var output =
                """
                {'messages': [{'role': 'tool', 'tool_call_id': 'c',
                  'content': '3 of 60 s\\n\\nUsed so far: %d of 60 s. Go on.'}]}\
                """;
        var item =
                """
                {'input': [{'type': 'function_call_output', 'call_id': 'c',
                  'output': 'Used so far: %d of 60 s. Go on.'}]}\
                """;

        for (String request : List.of(output, item)) {
            assertThat(fingerprint(request.formatted(2)))
                    .isEqualTo(fingerprint(request.formatted(37)));
        }
    }

    private static RequestFingerprint fingerprint(String request) {
        return RequestFingerprint.of(Cassettes.call(request), text -> text);
    }

    @Test
    void anExactReplyIsPreferredToOneForOtherOutputs() throws InterruptedException {
        var transport =
                playing(
                        exchange(conversation("1", 5), "for 1"),
                        exchange(conversation("2", 5), "for 2"));

        assertThat(ask(transport, conversation("2", 5))).isEqualTo("for 2");
    }

    @Test
    void theOutputCapMayFollowTheOutputs() throws InterruptedException {
        var transport = playing(exchange(conversation("1", 5), "42"));

        assertThat(ask(transport, conversation("1 and more", 4))).isEqualTo("42");
    }

    @Nested
    class AMiss {

        private AbstractStringAssert<?> after(Transport transport, String request) {
            var thrown = new StringBuilder();
            assertThatThrownBy(() -> ask(transport, request))
                    .isInstanceOfSatisfying(
                            ModelUnavailable.class, e -> thrown.append(e.getMessage()));
            return assertThat(thrown.toString().replace(folder.toString() + "/", ""))
                    .doesNotContain("\n");
        }

        @Test
        void namesTheFirstDifferenceToTheNearestRequest() {
            var transport =
                    playing(
                            exchange("{'model': 'o1', 'top': 1, 'n': [1, 2]}", "far"),
                            exchange("{'model': 'o3', 'top': 1, 'n': [1, 2]}", "near"));

            after(transport, "{'model': 'o3', 'top': 2, 'n': [1, 2, {'a~/b': null}]}")
                    .isEqualTo(
                            "the cassette a.cassette has no reply to this request: the nearest, in"
                                    + " line 3, differs at /n/2: recorded nothing, now"
                                    + " {\"a~/b\":null}, and in 1 more place; use the same problem,"
                                    + " preset, limits, effort and sandbox as in the recording, or"
                                    + " record it again");
        }

        @Test
        void showsLongTextsAroundTheFirstCharacterThatDiffers() {
            String before = "All of this is the same in both of them, ";
            var transport =
                    playing(exchange("{'a~/b': '" + before + "\\n1" + "x".repeat(99) + "'}", ""));

            after(transport, "{'a~/b': '" + before + "\\n2\\u001b\\u009b'}")
                    .contains(
                            "/a~0~1b: recorded …\" same in both of them, \\n1"
                                    + "x".repeat(47)
                                    + "\"…, now …\" same in both of them, \\n2\\u001B\\u009b\"");
        }

        @Test
        void namesTheCauseBeforeTheOutputCapThatFollowsFromIt() {
            var transport = playing(exchange("{'max_tokens': 5, 'messages': ['one']}", ""));

            after(transport, "{'max_tokens': 4, 'messages': ['another']}")
                    .contains("differs at /messages/0: ", ", and in 1 more place;");
        }

        @Test
        void isAnOutputCapThatDiffersAlone() {
            var transport = playing(exchange(conversation("1", 5), "42"));

            after(transport, conversation("1", 4))
                    .contains("differs at /max_completion_tokens: recorded 5, now 4;");
        }

        @Test
        void followsWhenAllRepliesAreGiven() throws InterruptedException {
            var once = playing(exchange("{'a': 1}", "42"));
            ask(once, "{'a': 1}");

            after(once, "{'a': 1}")
                    .startsWith(
                            "the cassette a.cassette has no further reply to this request: it was"
                                    + " recorded once, and that reply is already used; use");
        }
    }
}
