package dev.reckoner.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.reckoner.model.Choice.AtOpenAi;
import dev.reckoner.model.Choice.AtServer;
import dev.reckoner.model.Choice.OnLoopback;
import dev.reckoner.model.Choice.Script;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

class ChoiceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String KEY = "sk-secret-0123456789";
    private static final String LOCAL = "http://localhost:9/v1";

    private static Choice choice(
            @Nullable String model,
            @Nullable String url,
            @Nullable String key,
            @Nullable String urlInEnv) {
        return choice(model, url, key, urlInEnv, TODAY);
    }

    private static Choice choice(
            @Nullable String model,
            @Nullable String url,
            @Nullable String key,
            @Nullable String urlInEnv,
            LocalDate today) {
        Map<String, String> environment = new HashMap<>();
        if (key != null) {
            environment.put("OPENAI_API_KEY", key);
        }
        if (urlInEnv != null) {
            environment.put("OPENAI_BASE_URL", urlInEnv);
        }
        return Choice.of(new ModelSpec(model, null, url, environment), Catalogue.own(), today);
    }

    static Stream<Arguments> choices() {
        var keyless = Server.of(LOCAL, null);
        var keyed = Server.of(LOCAL, KEY);
        var openAi = Server.of("https://api.openai.com/v1", KEY);
        return Stream.of(
                arguments("script:a/b.json", null, null, null, new Script("a/b.json")),
                arguments("script:x", LOCAL, KEY, null, new Script("x")),
                arguments(null, null, null, null, new OnLoopback(null)),
                arguments(null, null, " ", "", new OnLoopback(null)),
                arguments("qwen3:4b", null, null, null, new OnLoopback("qwen3:4b")),
                arguments("cassette:x", null, null, null, new OnLoopback("cassette:x")),
                arguments(null, LOCAL, null, null, new AtServer(keyless, null)),
                arguments("o3-mini", LOCAL, null, null, new AtServer(keyless, "o3-mini")),
                arguments("o3-mini", LOCAL, KEY, null, new AtServer(keyed, "o3-mini")),
                arguments("gpt-6.1-sol", LOCAL, null, null, new AtServer(keyless, "gpt-6.1-sol")),
                arguments("m", null, KEY, LOCAL, new AtServer(keyed, "m")),
                arguments("m", LOCAL, null, "http://other/v1", new AtServer(keyless, "m")),
                arguments("gpt-5", null, KEY, null, new AtOpenAi(openAi, "gpt-5")),
                arguments(
                        "gpt-5",
                        "https://api.openai.com/v1",
                        KEY,
                        null,
                        new AtOpenAi(openAi, "gpt-5")),
                arguments("ft:gpt:a:b", null, KEY, null, new AtOpenAi(openAi, "ft:gpt:a:b")));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void is(
            @Nullable String model,
            @Nullable String url,
            @Nullable String key,
            @Nullable String urlInEnv,
            Choice expected) {
        assertThat(choice(model, url, key, urlInEnv)).isEqualTo(expected);
    }

    @Test
    void theDefaultAtOpenAiIsO3MiniWhileItIsThere() {
        assertThat(choice(null, null, KEY, null, LocalDate.of(2026, 10, 22)))
                .isEqualTo(new AtOpenAi(Server.of("https://api.openai.com/v1", KEY), "o3-mini"));
    }

    @Test
    void aModelThatIsGoneIsSaidBeforeAnythingIsSpent() {
        assertThatThrownBy(() -> choice(null, null, KEY, null))
                .isInstanceOfSatisfying(
                        NoModel.class,
                        e ->
                                assertThat(e.ways())
                                        .containsExactly(
                                                "--model ID: one that OpenAI still has on Chat"
                                                    + " Completions: o3 (until 2026-12-11), gpt-5"
                                                    + " (until 2026-12-11), gpt-5-mini (until"
                                                    + " 2026-12-11), gpt-5-nano (until 2026-12-11)",
                                                "--base-url http://localhost:11434/v1: an"
                                                    + " OpenAI-compatible server, such as Ollama,"
                                                    + " LM Studio, vLLM, llama.cpp or LiteLLM",
                                                "--example NAME, or --model script:FILE: replies"
                                                        + " written by hand, no model needed"))
                .hasMessage(
                        "o3-mini was shut down by OpenAI on 2026-10-23; use gpt-6.1-sol instead,"
                            + " but not with this version: it wants the Responses API, which is not"
                            + " spoken yet");
    }

    @Test
    void aModelOfTheResponsesApiIsSaidBeforeAnythingIsSpent() {
        assertThatThrownBy(() -> choice("gpt-6.1-sol", null, KEY, null))
                .isInstanceOf(NoModel.class)
                .hasMessage(
                        "gpt-6.1-sol wants the Responses API, and this version speaks Chat"
                                + " Completions only");
    }

    @Test
    void openAiWithoutAKey() {
        assertThatThrownBy(() -> choice("gpt-5", "https://api.openai.com/v1", null, null))
                .isInstanceOf(NoModel.class)
                .hasMessage("https://api.openai.com/v1 wants a key: set OPENAI_API_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:11434",
                "ftp://localhost/v1",
                "http://",
                "http://a b/v1",
                "http://me:secret@host/v1",
                "http://host/v1?key=secret",
                "nonsense"
            })
    void aBaseUrlThatIsNoneIsAUsageError(String url) {
        assertThatThrownBy(() -> choice(null, url, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a base URL is like http://localhost:11434/v1")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://host:1", "http://host:1/", "http://host:1/v1", "http://host:1/v1//"})
    void aBaseUrlWithoutAPathMeansItsV1(String url) {
        assertThat(choice("m", url, null, null))
                .isEqualTo(new AtServer(Server.of("http://host:1/v1", null), "m"));
    }

    @Test
    void aKeyThatCannotBeAHeaderIsSaidWithoutIt() {
        assertThatThrownBy(() -> choice("gpt-5", null, "sk-a\nb", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the API key has a blank or a character outside ASCII in it: check"
                                + " OPENAI_API_KEY");
    }

    @Test
    void aKeyIsNotInWhatIsPrinted() {
        assertThat(choice("gpt-5", null, KEY, null).toString()).doesNotContain(KEY);
        assertThat(new ModelSpec(null, null, null, Map.of("OPENAI_API_KEY", KEY)).toString())
                .doesNotContain(KEY);
    }
}
