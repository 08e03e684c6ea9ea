package dev.reckoner.model.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.select.ModelChoice.AtOpenAi;
import dev.reckoner.model.select.ModelChoice.AtServer;
import dev.reckoner.model.select.ModelChoice.DefaultAtOpenAi;
import dev.reckoner.model.select.ModelChoice.OnLoopback;
import dev.reckoner.model.select.ModelChoice.Script;
import dev.reckoner.model.select.ModelSpec.Needs;
import dev.reckoner.model.select.ModelSpec.Needs.Tools;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Remedy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ModelChoiceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String KEY = "sk-secret-0123456789";
    private static final String LOCAL = "http://localhost:9/v1";
    private static final String OPEN_AI = "https://api.openai.com/v1";

    private static ModelChoice choice(
            @Nullable String model,
            @Nullable String url,
            @Nullable String key,
            @Nullable String urlInEnv) {
        Map<String, String> environment = new HashMap<>();
        if (key != null) {
            environment.put("OPENAI_API_KEY", key);
        }
        if (urlInEnv != null) {
            environment.put("OPENAI_BASE_URL", urlInEnv);
        }
        return choice(ModelSpec.in(environment).model(model).baseUrl(url));
    }

    private static ModelChoice choice(ModelSpec spec) {
        return ModelChoice.of(spec, Catalogue.own(), TODAY);
    }

    private static ModelSpec withKey(String model) {
        return ModelSpec.in(Map.of("OPENAI_API_KEY", KEY)).model(model);
    }

    static Stream<Arguments> choices() {
        var keyless = Server.of(LOCAL, null);
        var openAi = Server.of(OPEN_AI, KEY);
        return Stream.of(
                arguments("script:a/b.json", null, null, null, new Script("a/b.json")),
                arguments("script:x", LOCAL, KEY, null, new Script("x")),
                arguments(null, null, null, null, new OnLoopback(Api.CHAT, null)),
                arguments(null, null, " ", "", new OnLoopback(Api.CHAT, null)),
                arguments("qwen3:4b", null, null, null, new OnLoopback(Api.CHAT, "qwen3:4b")),
                arguments("cassette:x", null, null, null, new ModelChoice.Cassette("x")),
                arguments("cassette:x", LOCAL, KEY, null, new ModelChoice.Cassette("x")),
                arguments(null, LOCAL, null, null, new AtServer(keyless, Api.CHAT, null)),
                arguments("o3-mini", LOCAL, null, null, new AtServer(keyless, Api.CHAT, "o3-mini")),
                arguments("o3-mini", LOCAL, KEY, null, new AtServer(keyless, Api.CHAT, "o3-mini")),
                arguments("gpt-5.5", LOCAL, null, null, new AtServer(keyless, Api.CHAT, "gpt-5.5")),
                arguments("m", null, KEY, LOCAL, new AtServer(keyless, Api.CHAT, "m")),
                arguments("m", LOCAL, null, "http://o/v1", new AtServer(keyless, Api.CHAT, "m")),
                arguments("gpt-5", null, KEY, null, new AtOpenAi(openAi, Api.RESPONSES, "gpt-5")),
                arguments(
                        "gpt-5", OPEN_AI, KEY, null, new AtOpenAi(openAi, Api.RESPONSES, "gpt-5")),
                arguments(
                        "ft:a:b", null, KEY, null, new AtOpenAi(openAi, Api.RESPONSES, "ft:a:b")));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void is(
            @Nullable String model,
            @Nullable String url,
            @Nullable String key,
            @Nullable String urlInEnv,
            ModelChoice expected) {
        assertThat(choice(model, url, key, urlInEnv)).isEqualTo(expected);
    }

    @Nested
    class WithAKeyAndNoModel {

        private static final ModelSpec SPEC = ModelSpec.in(Map.of("OPENAI_API_KEY", KEY));

        private static void on(LocalDate day, Api api, String id) {
            assertThat(ModelChoice.of(SPEC, Catalogue.own(), day))
                    .isEqualTo(
                            new DefaultAtOpenAi(
                                    Server.of(OPEN_AI, KEY),
                                    api,
                                    new DefaultModel(id, Effort.MEDIUM)));
        }

        @Test
        void itIsO3MiniWhileThatIsThere() {
            on(LocalDate.of(2026, 10, 22), Api.CHAT, "o3-mini");
        }

        @Test
        void itIsWhatOpenAiNamesInItsPlaceAfterwards() {
            on(TODAY, Api.RESPONSES, "gpt-6.1-sol");
        }

        @Test
        void anEffortThatIsAskedForIsKept() {
            var usual = DefaultModel.in(Catalogue.own(), TODAY);

            assertThat(usual.asked(SPEC).effort()).isEqualTo(Effort.MEDIUM);
            assertThat(usual.asked(SPEC.effort(Effort.LOW)).effort()).isEqualTo(Effort.LOW);
        }

        @Test
        void successorsThatAreGoneTooArePassed(@TempDir Path folder) throws IOException {
            var catalogue =
                    Catalogue.own()
                            .plus(
                                    Files.writeString(
                                            folder.resolve("models.json"),
                                            """
                                            {"models": [
                                              {"id": "gpt-6.1-sol", "shutdown": "2026-11-01", "successor": "new"},
                                              {"id": "new", "efforts": ["low"]}
                                            ]}
                                            """));

            assertThat(DefaultModel.in(catalogue, TODAY)).isEqualTo(new DefaultModel("new", null));
        }

        @Test
        void successorsThatNameEachOtherEnd(@TempDir Path folder) throws IOException {
            var catalogue =
                    Catalogue.own()
                            .plus(
                                    Files.writeString(
                                            folder.resolve("models.json"),
                                            """
                                            {"models": [
                                              {"id": "gpt-6.1-sol", "shutdown": "2026-11-01", "successor": "o3-mini"}
                                            ]}
                                            """));

            assertThat(DefaultModel.in(catalogue, TODAY).id()).isEqualTo("o3-mini");
        }
    }

    @Test
    void aModelThatIsGoneIsSaidBeforeAnythingIsSpent() {
        assertThatThrownBy(() -> choice("o3-mini", null, KEY, null))
                .isInstanceOfSatisfying(
                        NoModel.class,
                        e ->
                                assertThat(e.remedies())
                                        .containsExactly(
                                                new Remedy.ChooseModel("gpt-6.1-sol"),
                                                new Remedy.ListModels(),
                                                new Remedy.GiveServer(),
                                                new Remedy.UseScript()))
                .hasMessage(
                        "o3-mini was shut down by OpenAI on 2026-10-23; use gpt-6.1-sol instead");
    }

    @Nested
    class TheKey {

        private static final Map<String, String> BOTH =
                Map.of("OPENAI_API_KEY", KEY, "MY_KEY", "sk-mine-0123456789");

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://api.openai.com/v1",
                    "https://API.openai.com",
                    "https://eu.api.openai.com/v1"
                })
        void ofTheEnvironmentGoesToOpenAi(String url) {
            assertThat(ModelSpec.in(BOTH).server(url).hasKey()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://api.openai.com/v1",
                    "https://api.openai.com.evil.example/v1",
                    "https://evilapi.openai.com.example",
                    "https://fakeapi.openai.com/v1",
                    "https://openai.com/v1",
                    "https://host.example/api.openai.com",
                    "http://localhost:9/v1"
                })
        void ofTheEnvironmentGoesToNobodyElseAndThatIsSaid(String url) {
            var spec = ModelSpec.in(BOTH);
            var server = spec.server(url);

            assertThat(server.hasKey()).isFalse();
            assertThat(spec.keyWarnings(server))
                    .containsExactly(
                            new Warning(
                                    "OPENAI_API_KEY is sent to OpenAI only, not to " + server,
                                    List.of(new Remedy.NameKey())));
        }

        @Test
        void thatIsNamedGoesToAnyServer() {
            var spec = ModelSpec.in(BOTH).keySource(new KeySource.Variable("MY_KEY"));

            assertThat(choice(spec.baseUrl(LOCAL).model("m")))
                    .isEqualTo(new AtServer(Server.of(LOCAL, "sk-mine-0123456789"), Api.CHAT, "m"));
            assertThat(spec.keyWarnings(spec.server(LOCAL))).isEmpty();
        }

        @Test
        void thatIsNotThereIsNotSpokenOf() {
            var spec = ModelSpec.in(Map.of());

            assertThat(spec.keyWarnings(spec.server(LOCAL))).isEmpty();
        }
    }

    @Test
    void openAiWithoutAKey() {
        assertThatThrownBy(() -> choice("gpt-5", OPEN_AI, null, null))
                .isInstanceOf(NoModel.class)
                .hasMessage("https://api.openai.com/v1 needs an API key");
    }

    @Test
    void whoIsChargedIsOpenAisAlone() {
        var environment =
                Map.of("OPENAI_API_KEY", KEY, "OPENAI_ORG_ID", "org-1", "OPENAI_PROJECT_ID", "p-1");
        var spec = ModelSpec.in(environment).model("gpt-5.5");

        assertThat(choice(spec))
                .isEqualTo(
                        new AtOpenAi(
                                Server.of(OPEN_AI, KEY).chargedTo("org-1", "p-1"),
                                Api.RESPONSES,
                                "gpt-5.5"));
        assertThat(choice(spec.baseUrl(LOCAL)))
                .isEqualTo(new AtServer(Server.of(LOCAL, null), Api.CHAT, "gpt-5.5"));
    }

    @Nested
    class AnApiThatIsAskedFor {

        @Test
        void isSpokenAnywhere() {
            var open = ModelSpec.in(Map.of()).api(Api.RESPONSES);

            assertThat(choice(open)).isEqualTo(new OnLoopback(Api.RESPONSES, null));
            assertThat(choice(open.baseUrl(LOCAL)))
                    .isEqualTo(new AtServer(Server.of(LOCAL, null), Api.RESPONSES, null));
            assertThat(choice(withKey("o3").api(Api.CHAT)))
                    .isEqualTo(new AtOpenAi(Server.of(OPEN_AI, KEY), Api.CHAT, "o3"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                nullValues = "-",
                textBlock =
                        """
                        gpt-5.6-sol | -    | use the Responses API, or choose an effort of none, or let the model write its calls as text
                        gpt-5.6-sol | high | use the Responses API, or choose an effort of none, or let the model write its calls as text
                        gpt-5.4-mini| -    | use the Responses API, or choose an effort of none, or let the model write its calls as text
                        gpt-6.1-sol | -    | use the Responses API, or let the model write its calls as text
                        gpt-6-astra | low  | use the Responses API, or let the model write its calls as text
                        """)
        void refusesToolsTogetherWithReasoningWhereTheModelDoes(
                String model, @Nullable String effort, String remedy) {
            var spec = withKey(model).api(Api.CHAT).effort(effort(effort));

            assertThatThrownBy(() -> choice(spec.needs(new Needs(Tools.NEEDED, false))))
                    .isInstanceOfSatisfying(
                            UnsupportedByModel.class, e -> assertThat(words(e)).isEqualTo(remedy))
                    .hasMessage(
                            model + " refuses tools together with reasoning on Chat Completions");
            assertThat(choice(spec)).isInstanceOf(AtOpenAi.class);
            assertThat(choice(spec.needs(new Needs(Tools.WANTED, false))))
                    .isInstanceOf(AtOpenAi.class);
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {"gpt-5.6-sol, none", "gpt-5.4, -", "o3, high"})
        void takesToolsWhereTheModelDoes(String model, @Nullable String effort) {
            var spec = withKey(model).api(Api.CHAT).effort(effort(effort));

            assertThat(choice(spec.needs(new Needs(Tools.NEEDED, false))))
                    .isInstanceOf(AtOpenAi.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    o3          | minimal | choose an effort of low, medium, high
                    gpt-5.6-sol | minimal | choose an effort of none, low, medium, high, xhigh, max
                    gpt-6.1-sol | none    | choose an effort of low, medium, high, xhigh, max
                    gpt-5       | max     | choose an effort of minimal, low, medium, high
                    """)
    void anEffortThatTheModelRefusesIsSaidBeforeAnythingIsSpent(
            String model, String effort, String remedy) {
        assertThatThrownBy(() -> choice(withKey(model).effort(effort(effort))))
                .isInstanceOfSatisfying(
                        UnsupportedByModel.class, e -> assertThat(words(e)).isEqualTo(remedy))
                .hasMessage(model + " does not take the effort " + effort);
        assertThat(choice(withKey(model).effort(effort(effort)).baseUrl(LOCAL)))
                .isInstanceOf(AtServer.class);
    }

    private static @Nullable Effort effort(@Nullable String effort) {
        return effort == null ? null : Effort.valueOf(effort.toUpperCase(java.util.Locale.ROOT));
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
                .isEqualTo(new AtServer(Server.of("http://host:1/v1", null), Api.CHAT, "m"));
    }

    @Test
    void aKeyThatCannotBeAHeaderIsSaidWithoutIt() {
        assertThatThrownBy(() -> choice("gpt-5", null, "sk-a\nb", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the API key contains a blank or a character outside ASCII: check"
                                + " the variable or the file that has it");
    }

    @Test
    void aKeyIsNotInWhatIsPrinted() {
        assertThat(choice("gpt-5", null, KEY, null).toString()).doesNotContain(KEY);
        assertThat(withKey("gpt-5").toString()).doesNotContain(KEY);
        assertThat(withKey("gpt-5").key().toString()).doesNotContain(KEY);
    }

    private static String words(UnsupportedByModel e) {
        return e.remedies().stream().map(Remedy::words).collect(Collectors.joining(", or "));
    }
}
