package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A token is four characters, a step 128 tokens, a prompt cached from 1024 tokens on.
class PromptCacheTest {

    private final PromptCache cache = new PromptCache();

    private int cached(String prompt, String... fields) {
        var body = json(fields.length == 0 ? "{}" : fields[0]);
        return cache.cached(
                new Asked(Api.RESPONSES, body, ModelCard.of("o3"), java.util.List.of(), 0, prompt));
    }

    @Test
    void nothingIsCachedAtFirst() {
        assertThat(cached("a".repeat(8000))).isZero();
    }

    @Test
    void theSamePromptIsCachedInWholeSteps() {
        cached("a".repeat(8000));

        assertThat(cached("a".repeat(8000))).isEqualTo(15 * 128);
    }

    @Test
    void aShortOneIsNot() {
        cached("a".repeat(4 * 1024 - 1));

        assertThat(cached("a".repeat(4 * 1024 - 1))).isZero();
    }

    @Test
    void thatPartIsCachedThatIsTheSame() {
        cached("a".repeat(4 * 1500) + "b".repeat(4000));

        assertThat(cached("a".repeat(4 * 1500) + "c".repeat(4000))).isEqualTo(1408);
    }

    @Test
    void aChangeAtTheBeginningLosesAll() {
        cached("a".repeat(8000));

        assertThat(cached("b" + "a".repeat(8000))).isZero();
    }

    @Test
    void anyEarlierRequestWillDo() {
        cached("a".repeat(8000));
        cached("b".repeat(8000));

        assertThat(cached("a".repeat(8000) + "c")).isEqualTo(1920);
    }

    @Test
    void anotherKeyIsAnotherCache() {
        cached("a".repeat(8000), "{'prompt_cache_key': 'x'}");

        assertThat(cached("a".repeat(8000), "{'prompt_cache_key': 'y'}")).isZero();
    }

    @Test
    void aConversationThatGrowsIsCachedUpToWhereItWas() {
        try (var server = OpenAiServer.scripted(Turn.says("a"), Turn.says("b")).start();
                var client = new Client(server)) {
            String before = "{'role': 'developer', 'content': '" + "x".repeat(6000) + "'}";
            client.respond(json("{'model': 'o3-mini', 'input': [" + before + "]}"));

            var grown =
                    client.respond(
                            json(
                                    "{'model': 'o3-mini', 'input': ["
                                            + before
                                            + ", {'role': 'user', 'content': 'Go.'}]}"));

            assertThat(grown.json().at("/usage/input_tokens_details/cached_tokens").asInt())
                    .isEqualTo(1408);
        }
    }
}
