package dev.reckoner.model.select;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.OpenAiServer.listing;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.model.ContextWindow;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Price;
import dev.reckoner.model.Pricing;
import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.model.select.LocalServerScan.Place;
import dev.reckoner.model.select.ModelList.Listed;
import dev.reckoner.model.select.ModelSpec.Needs;
import dev.reckoner.model.select.ModelSpec.Needs.Tools;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Remedy;
import dev.reckoner.testing.openai.OpenAiServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ModelsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Place NOBODY = new Place("Nobody", Server.of("http://127.0.0.1:1", null));

    private static SelectedModel open(@Nullable String model, @Nullable String url, Place... places)
            throws InterruptedException {
        return opened(ModelSpec.in(Map.of()).model(model).effort(Effort.LOW).baseUrl(url), places);
    }

    private static SelectedModel opened(ModelSpec spec, Place... places)
            throws InterruptedException {
        return new Models(
                        Catalogue.own(),
                        new LocalServerScan(List.of(places)),
                        ModelLookup.REAL,
                        new FakeTiming().timing())
                .open(spec, TODAY);
    }

    private static Place place(String title, OpenAiServer server) {
        return new Place(title, Server.of(server.url(), null));
    }

    @Test
    void whatWouldBeOpenedIsKnownWithoutAKeyAndWithoutAskingForIt() throws InterruptedException {
        var foreseen = foreseen(ModelSpec.in(Map.of()).model("o3"));

        assertThat(foreseen.why()).isEqualTo("o3 at OpenAI, over the Responses API");
        assertThat(foreseen.server()).contains("https://api.openai.com/v1");
        assertThat(foreseen.facts().pricing()).isInstanceOf(Pricing.Priced.class);
        assertThat(foreseen.warnings())
                .first()
                .isEqualTo(
                        new Warning(
                                "an attempt needs an API key of OpenAI, and none is set",
                                List.of(
                                        new Remedy.GiveKey(),
                                        new Remedy.GiveServer(),
                                        new Remedy.UseScript())));
        assertThat(foreseen(ModelSpec.in(Map.of())).name()).isEqualTo("o3-mini");
    }

    @Test
    void aModelOfAnotherServerIsForeseenWithoutAskingTheServer() throws InterruptedException {
        var spec = ModelSpec.in(Map.of()).model("tiny").baseUrl("http://127.0.0.1:1/v1");

        assertThat(foreseen(spec).why()).isEqualTo("tiny at http://127.0.0.1:1/v1");

        assertThatThrownBy(() -> foreseen(ModelSpec.in(Map.of()).model("tiny")))
                .isInstanceOf(NoModel.class);
    }

    private static SelectedModel foreseen(ModelSpec spec) throws InterruptedException {
        return new Models(
                        Catalogue.own(),
                        new LocalServerScan(List.of(NOBODY)),
                        (_, _) -> {
                            throw new AssertionError("OpenAI was asked");
                        },
                        new FakeTiming().timing())
                .foresee(spec, LocalDate.of(2026, 9, 1));
    }

    @Test
    void aScriptIsReadFromItsFile(@TempDir Path folder) throws Exception {
        var file = folder.resolve("script.json");
        Files.writeString(file, "{\"replies\": [{\"text\": \"42\"}]}");

        var chosen = open("script:" + file, null);

        assertThat(chosen.scripted()).isTrue();
        assertThat(chosen.name()).isEqualTo("script:" + file);
        assertThat(chosen.why()).isEqualTo("replies written by hand, from " + file);
        assertThat(chosen.model().reply(asking(user("Go."))).text()).isEqualTo("42");
    }

    @Test
    void aScriptThatIsNotThereIsAUsageError() {
        assertThatThrownBy(() -> open("script:no-such.json", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no script no-such.json");
    }

    @Test
    void aFolderIsNoScript(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> open("script:" + folder, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot read the script " + folder);
    }

    @Test
    void aModelOfTheCatalogueHasItsPriceAndCaps() throws InterruptedException {
        try (var server = scripted(says("42")).start()) {
            var spec = ModelSpec.in(Map.of()).model("o3-mini-2025-01-31").effort(Effort.LOW);
            var chosen = opened(spec.baseUrl(server.url()).needs(new Needs(Tools.NEEDED, true)));
            chosen.model().reply(asking(user("Go.")));

            assertThat(chosen)
                    .usingRecursiveComparison()
                    .ignoringFields("model", "access")
                    .isEqualTo(
                            new SelectedModel(
                                    chosen.model(),
                                    ModelFacts.of(
                                            new Price(
                                                    new BigDecimal("1.10"),
                                                    new BigDecimal("0.55"),
                                                    new BigDecimal("4.40")),
                                            200_000L,
                                            100_000L),
                                    false,
                                    "o3-mini-2025-01-31 at " + server.url() + ", as asked",
                                    List.of(
                                            Warning.of(
                                                    server.url()
                                                            + " does not list"
                                                            + " 'o3-mini-2025-01-31'"))));
            assertThat(server.bodies().getFirst().path("model").asText())
                    .isEqualTo("o3-mini-2025-01-31");
            assertThat(server.bodies().getFirst().path("reasoning_effort").asText())
                    .isEqualTo("low");
        }
    }

    @Test
    void aLimitOnMoneyNeedsAPrice() {
        try (var server = listing("qwen3:4b").start()) {
            var spec = ModelSpec.in(Map.of()).model("qwen3:4b").baseUrl(server.url());

            assertThatThrownBy(() -> opened(spec.needs(new Needs(Tools.NONE, true))))
                    .isInstanceOfSatisfying(
                            UnsupportedByModel.class,
                            e ->
                                    assertThat(e.remedies())
                                            .containsExactly(
                                                    new Remedy.SetLimit(Kind.TOKENS),
                                                    new Remedy.DescribeModel("usd")))
                    .hasMessage(
                            "a limit on money needs the model's price, and no price is known for"
                                    + " qwen3:4b");
        }
    }

    @Test
    void aModelOfOpenAisIsSpokenToInItsApi() throws InterruptedException {
        var spec = ModelSpec.in(Map.of("OPENAI_API_KEY", "sk-secret-1")).model("o3").api(Api.CHAT);
        var models =
                new Models(
                        Catalogue.own(),
                        new LocalServerScan(List.of()),
                        (_, _) -> new HttpResult.TimedOut(Duration.ZERO),
                        new FakeTiming().timing());

        var chosen = models.open(spec, TODAY);

        assertThat(chosen.why()).isEqualTo("o3 at OpenAI, whose key is set, over Chat Completions");
        assertThat(chosen.warnings())
                .extracting(Warning::toString)
                .containsExactly(
                        "o3 will be shut down on 2026-12-11, in 19 days; use gpt-5.6-sol instead");
    }

    @Test
    void theDefaultModelIsSaidWithThePriceOfATypicalProblem() throws InterruptedException {
        var models =
                new Models(
                        Catalogue.own(),
                        new LocalServerScan(List.of()),
                        (_, _) -> new HttpResult.TimedOut(Duration.ZERO),
                        new FakeTiming().timing());

        var chosen = models.open(ModelSpec.in(Map.of("OPENAI_API_KEY", "sk-secret-1")), TODAY);

        assertThat(chosen.name()).isEqualTo("gpt-6.1-sol");
        assertThat(chosen.effort()).contains(Effort.MEDIUM);
        assertThat(chosen.why())
                .isEqualTo(
                        "gpt-6.1-sol at OpenAI, over the Responses API, at effort medium: no model"
                                + " was named, and OpenAI names it in place of o3-mini; a typical"
                                + " problem costs about $0.14");
    }

    @Test
    void whatItsProviderRefusesIsWarnedOfElsewhere() throws InterruptedException {
        try (var server = listing("gpt-6.1-sol").start()) {
            var spec = ModelSpec.in(Map.of()).model("gpt-6.1-sol").baseUrl(server.url());

            assertThat(opened(spec.needs(new Needs(Tools.NEEDED, false))).warnings())
                    .extracting(Warning::toString)
                    .containsExactly(
                            "according to the catalogue, gpt-6.1-sol refuses tools together with"
                                    + " reasoning on Chat Completions: use the Responses API, or"
                                    + " let the model write its calls as text");
            assertThat(opened(spec.effort(Effort.NONE)).warnings())
                    .extracting(Warning::toString)
                    .containsExactly(
                            "according to the catalogue, gpt-6.1-sol does not take the effort none:"
                                    + " choose an effort of low, medium, high, xhigh, max");
        }
    }

    @Test
    void whatAServerOffersIsAsked() throws InterruptedException {
        try (var server = listing("qwen3:4b").start()) {
            var models = new Models(Catalogue.own());
            var nowhere = ModelSpec.in(Map.of());

            assertThat(models.serverModels(nowhere)).isEmpty();
            assertThat(models.serverModels(nowhere.baseUrl(server.url())))
                    .contains(
                            new ServerModels(
                                    server.url(),
                                    false,
                                    new ModelList(List.of(Listed.named("qwen3:4b"))),
                                    List.of()));
        }
    }

    @Test
    void aModelOfOnesOwnHasNoPriceAndAUsualCap() throws InterruptedException {
        try (var server = listing("qwen3:4b").start()) {
            var chosen = open("qwen3:4b", server.url());

            assertThat(chosen.facts())
                    .isEqualTo(
                            new ModelFacts(
                                    new Pricing.Unpriced(), new ContextWindow.Unknown(), 32_768));
        }
    }

    @Test
    void withoutANameTheFirstThatCanTalkIsTaken() throws InterruptedException {
        try (var server = listing("nomic-embed-text", "qwen3:4b", "gpt-oss:20b").start()) {
            var chosen = open(null, server.url());

            assertThat(chosen.name()).isEqualTo("qwen3:4b");
            assertThat(chosen.why())
                    .isEqualTo("qwen3:4b at " + server.url() + ", the first of 3 models it lists");
        }
    }

    @Test
    void theOnlyModelIsSaidToBe() throws InterruptedException {
        try (var server = listing("qwen3:4b").start()) {
            assertThat(open(null, server.url()).why())
                    .isEqualTo("qwen3:4b at " + server.url() + ", the only model it lists");
        }
    }

    @Test
    void aServerWithoutModelsIsNoModel() {
        try (var server = listing().start()) {
            assertThatThrownBy(() -> open(null, server.url()))
                    .isInstanceOf(NoModel.class)
                    .hasMessage(server.url() + " lists no chat model");
        }
    }

    @Test
    void aServerThatIsNotThereIsNoModel() {
        assertThatThrownBy(() -> open(null, "http://127.0.0.1:1/v1"))
                .isInstanceOf(NoModel.class)
                .hasMessageStartingWith("no server is listening at http://127.0.0.1:1/v1");
    }

    @Test
    void withoutKeyAndUrlAServerOfThisMachineIsTakenAndSaid() throws InterruptedException {
        try (var empty = listing().start();
                var vllm = listing("qwen3:4b").start()) {
            var chosen = open(null, null, NOBODY, place("Ollama", empty), place("vLLM", vllm));

            assertThat(chosen.name()).isEqualTo("qwen3:4b");
            assertThat(chosen.why())
                    .isEqualTo(
                            "qwen3:4b at "
                                    + vllm.url()
                                    + ": no key and no base URL is set, but vLLM answers there;"
                                    + " name a model or a base URL to choose another, Ollama is at "
                                    + empty.url());
        }
    }

    @Test
    void withoutKeyAndUrlTheServerThatHasTheModelIsTaken() throws InterruptedException {
        try (var ollama = listing("gpt-oss:20b").start();
                var vllm = listing("qwen3:4b").start()) {
            var places = new Place[] {place("Ollama", ollama), place("vLLM", vllm)};

            assertThat(open("qwen3:4b", null, places).why()).contains(vllm.url());
            assertThatThrownBy(() -> open("o3-mini", null, places))
                    .isInstanceOf(NoModel.class)
                    .hasMessage(
                            "no model 'o3-mini': no key, no base URL, and %s has gpt-oss:20b, %s has qwen3:4b"
                                    .formatted(ollama.url(), vllm.url()));
        }
    }

    @Test
    void nothingAnywhereListsTheWays() {
        assertThatThrownBy(() -> open(null, null, NOBODY))
                .isInstanceOfSatisfying(
                        NoModel.class,
                        e ->
                                assertThat(e.remedies())
                                        .containsExactly(
                                                new Remedy.GiveServer(),
                                                new Remedy.UseScript(),
                                                new Remedy.UseOpenAi()))
                .hasMessage(
                        "no model: no key, no base URL, and nothing answers on Nobody's port 1");
    }

    @Test
    void theUsualPlacesAreAllOnThisMachine() {
        assertThat(LocalServerScan.USUAL.places())
                .extracting(place -> place.server().toString())
                .containsExactlyElementsOf(
                        Stream.of(11434, 1234, 8000, 8080, 4000)
                                .map(port -> "http://127.0.0.1:" + port + "/v1")
                                .toList());
    }

    @Test
    void aHeaderIsSentWithEveryRequestAndNeverStored() throws InterruptedException {
        try (var server = scripted(says("You sent tok-12345678.")).start()) {
            var spec =
                    ModelSpec.in(Map.of())
                            .model("o3-mini")
                            .baseUrl(server.url())
                            .headers(List.of("X-Team: maths", "api-key: tok-12345678"));
            var reply = opened(spec).model().reply(asking(user("Go.")));

            assertThat(server.ledger().requests())
                    .extracting(request -> request.header("api-key"))
                    .containsOnly("tok-12345678");
            assertThat(reply.text()).isEqualTo("You sent [key].");
            assertThat(spec.toString()).doesNotContain("tok-");
        }
    }
}
