package dev.reckoner.model.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.json.Json;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.TimedOut;
import dev.reckoner.model.http.HttpResult.Unreachable;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.select.ModelList.Listed;
import dev.reckoner.model.select.ModelLookup.Found;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// What a listing says before a model is used. The listing is scripted.
class ModelLookupTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Server OPEN_AI = Server.of("https://api.openai.com/v1", "sk-secret-1");
    private static final Server OWN = Server.of("http://localhost:9/v1", null);

    private static ModelLookup hearing(HttpResult result) {
        return new ModelLookup(Catalogue.own(), (_, _) -> result);
    }

    private static HttpResult listing(String... models) {
        try {
            return new Body(
                    Json.MAPPER.readTree("{\"data\": [" + String.join(", ", models) + "]}"), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String model(String id) {
        return "{\"id\": \"%s\", \"shutdown_date\": null}".formatted(id);
    }

    private static String model(String id, String shutdown) {
        return "{\"id\": \"%s\", \"shutdown_date\": \"%s\"}".formatted(id, shutdown);
    }

    private static HttpResult refused(int status) {
        return new ErrorStatus(status, "", "no");
    }

    @Nested
    class AtOpenAi {

        private static Found ask(String model, HttpResult result) throws InterruptedException {
            return hearing(result).atOpenAi(OPEN_AI, model, TODAY);
        }

        @Test
        void aModelThatIsListedIsThere() throws InterruptedException {
            assertThat(ask("gpt-6.1-sol", listing(model("gpt-6.1-sol"))).warnings()).isEmpty();
        }

        @Test
        void aModelNewerThanTheCatalogueIsThere() throws InterruptedException {
            assertThat(ask("gpt-7-sol", listing(model("gpt-7-sol"))))
                    .isEqualTo(new Found(Listed.named("gpt-7-sol"), "", List.of()));
        }

        @Test
        void aModelThatNobodyKnowsIsSaidToBeNoneWithTheNearest() {
            assertThatThrownBy(() -> ask("gpt-7-soul", listing(model("gpt-7-sol"))))
                    .isInstanceOf(NoModel.class)
                    .hasMessage(
                            "OpenAI has no model 'gpt-7-soul' for this key; did you mean"
                                    + " gpt-7-sol or gpt-6-sol?");
        }

        @Test
        void aModelThatThisKeyDoesNotSeeIsWarnedOf() throws InterruptedException {
            assertThat(ask("gpt-6-astra", listing(model("gpt-6.1-sol"))).warnings())
                    .containsExactly("OpenAI does not list gpt-6-astra for this key");
        }

        @ParameterizedTest
        @CsvSource({
            "2026-11-25, 'x will be shut down on 2026-11-25, in 1 day'",
            "2027-01-23, 'x will be shut down on 2027-01-23, in 60 days'",
        })
        void anEndWithinSixtyDaysIsWarnedOf(String day, String warning)
                throws InterruptedException {
            assertThat(ask("x", listing(model("x", day))).warnings()).containsExactly(warning);
        }

        @Test
        void aLaterEndIsNot() throws InterruptedException {
            assertThat(ask("x", listing(model("x", "2027-01-24"))).warnings()).isEmpty();
        }

        @Test
        void theCataloguesEndIsWarnedOfWhereTheListingSaysNone() throws InterruptedException {
            assertThat(ask("gpt-5", listing(model("gpt-5"))).warnings())
                    .containsExactly(
                            "gpt-5 will be shut down on 2026-12-11, in 17 days; use gpt-6.1-sol"
                                    + " instead");
        }

        @Test
        void theListingsEndIsNewerThanTheCatalogues() throws InterruptedException {
            assertThat(ask("gpt-5", listing(model("gpt-5", "2027-12-11"))).warnings()).isEmpty();
            assertThatThrownBy(() -> ask("gpt-5", listing(model("gpt-5", "2026-11-24"))))
                    .isInstanceOf(NoModel.class)
                    .hasMessage(
                            "gpt-5 was shut down by OpenAI on 2026-11-24; use gpt-6.1-sol instead");
        }

        @Test
        void aKeyThatIsRefusedIsSaid() {
            assertThatThrownBy(() -> ask("gpt-6.1-sol", refused(401)))
                    .isInstanceOf(NoModel.class)
                    .hasMessageContaining("refused the key (401)");
        }

        @Test
        void aKeyThatMayNotListIsUsedAllTheSame() throws InterruptedException {
            assertThat(ask("gpt-6.1-sol", refused(403)).warnings()).isEmpty();
            assertThat(ask("gpt-7-sol", refused(403)).warnings())
                    .containsExactly(
                            "gpt-7-sol is not in the catalogue, and this key has no permission to"
                                    + " ask OpenAI for it");
        }

        @Test
        void withoutAListingAModelThatIsKnownIsTrustedAndAnotherIsNot()
                throws InterruptedException {
            var silence = new TimedOut(Duration.ofSeconds(3));

            assertThat(ask("gpt-6.1-sol", silence).warnings()).isEmpty();
            assertThatThrownBy(() -> ask("gpt-6.1-soul", silence))
                    .isInstanceOf(NoModel.class)
                    .hasMessageStartingWith(
                            "'gpt-6.1-soul' is not in the catalogue, and OpenAI can't be asked for"
                                    + " it: no reply from https://api.openai.com/v1 within 3 s")
                    .hasMessageContaining("; did you mean gpt-6.1-sol");
        }
    }

    @Nested
    class AtAnotherServer {

        private static Found ask(String model, HttpResult result) throws InterruptedException {
            return hearing(result).atServer(OWN, model, TODAY);
        }

        @Test
        void aModelHasTheContextThatTheServerSays() throws InterruptedException {
            var result = listing("{\"id\": \"qwen3\", \"max_model_len\": 32768}");

            assertThat(ask("qwen3", result))
                    .isEqualTo(
                            new Found(
                                    new Listed("qwen3", 32_768L, null),
                                    "qwen3 at http://localhost:9/v1, as asked",
                                    List.of()));
        }

        @Test
        void aModelThatIsNotListedIsWarnedOfWithTheNearest() throws InterruptedException {
            assertThat(ask("qwen3:14", listing(model("qwen3:14b"), model("gpt-oss"))).warnings())
                    .containsExactly(
                            "http://localhost:9/v1 does not list 'qwen3:14'; did you mean"
                                    + " qwen3:14b?");
        }

        @Test
        void anEndThatTheServerSaysIsWarnedOfAndTheCataloguesIsNot() throws InterruptedException {
            assertThat(ask("o3-mini", listing(model("o3-mini"))).warnings()).isEmpty();
            assertThat(ask("x", listing(model("x", "2026-12-01"))).warnings())
                    .containsExactly("x will be shut down on 2026-12-01, in 7 days");
            assertThat(ask("x", listing(model("x", "2026-10-23"))).warnings())
                    .containsExactly("http://localhost:9/v1 lists x as shut down on 2026-10-23");
        }

        @Test
        void aServerThatListsNothingIsTrusted() throws InterruptedException {
            assertThat(ask("m", listing()).warnings()).isEmpty();
            assertThat(ask("m", refused(404)).warnings()).isEmpty();
        }

        @Test
        void aServerThatIsNotThereIsNoModel() {
            assertThatThrownBy(() -> ask("m", new Unreachable("connection refused")))
                    .isInstanceOf(NoModel.class)
                    .hasMessageStartingWith("no server is listening at http://localhost:9/v1");
        }
    }
}
