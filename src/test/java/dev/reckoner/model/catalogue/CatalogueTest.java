package dev.reckoner.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.model.Price;
import dev.reckoner.task.Effort;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class CatalogueTest {

    private static final CatalogueEntry O3_MINI = o3Mini("o3-mini");

    private final Catalogue own = Catalogue.own();

    private static CatalogueEntry o3Mini(String id) {
        return new CatalogueEntry(
                id,
                Api.CHAT,
                200_000L,
                100_000L,
                new Price(new BigDecimal("1.10"), new BigDecimal("0.55"), new BigDecimal("4.40")),
                List.of(Effort.LOW, Effort.MEDIUM, Effort.HIGH),
                Effort.MEDIUM,
                List.of(
                        "temperature",
                        "top_p",
                        "presence_penalty",
                        "frequency_penalty",
                        "max_tokens",
                        "parallel_tool_calls"),
                true,
                null,
                true,
                LocalDate.of(2026, 10, 23),
                "gpt-6.1-sol",
                LocalDate.of(2026, 11, 24),
                null);
    }

    @Test
    void o3MiniIsKnownWhole() {
        assertThat(own.find("o3-mini")).contains(O3_MINI);
    }

    @Test
    void aSnapshotIsItsBaseUnderItsOwnName() {
        assertThat(own.find("o3-mini-2025-01-31")).contains(o3Mini("o3-mini-2025-01-31"));
    }

    @Test
    void whatIsNotKnownIsNotGuessed() {
        assertThat(own.find("qwen3:4b")).isEmpty();
        assertThat(own.find("o3-mini-high")).isEmpty();
        assertThat(own.find("gpt-6.2-sol").map(CatalogueEntry::usd)).isEmpty();
        assertThat(own.find("gpt-5.5").map(CatalogueEntry::efforts)).isEmpty();
    }

    @Test
    void everySuccessorIsKnownAndIsThere() {
        assertThat(own.entries())
                .filteredOn(entry -> entry.successor() != null)
                .allSatisfy(entry ->
                        assertThat(own.find(String.valueOf(entry.successor())))
                                .hasValueSatisfying(
                                        successor -> assertThat(successor.shutdown()).isNull()));
    }

    @Test
    void theLastDayIsTheOneBeforeTheShutdown() {
        assertThat(O3_MINI.isShutDownOn(LocalDate.of(2026, 10, 22))).isFalse();
        assertThat(O3_MINI.isShutDownOn(LocalDate.of(2026, 10, 23))).isTrue();
    }

    @Nested
    class AUsersFile {

        private final Catalogue both =
                own.plus(
                        "mine.json",
                        """
                        {"models": [
                          {"id": "o3-mini", "shutdown": null, "context": 100000},
                          {"id": "gpt-5-2025-08-07", "usd": {"input": 1, "output": 2}},
                          {"id": "mine", "efforts": ["low"], "note": "on the cluster"}]}\
                        """);

        @Test
        void overridesFieldByField() {
            var o3Mini = both.find("o3-mini").orElseThrow();

            assertThat(o3Mini.context()).isEqualTo(100_000L);
            assertThat(o3Mini.shutdown()).isNull();
            assertThat(o3Mini.usd()).isEqualTo(O3_MINI.usd());
            assertThat(o3Mini.omit()).isEqualTo(O3_MINI.omit());
        }

        @Test
        void overridesASnapshotAlone() {
            var price = new Price(new BigDecimal("1"), null, new BigDecimal("2"));

            assertThat(both.find("gpt-5-2025-08-07"))
                    .hasValueSatisfying(snapshot -> {
                        assertThat(snapshot.usd()).isEqualTo(price);
                        assertThat(snapshot.context()).isEqualTo(400_000L);
                    });
            assertThat(both.find("gpt-5").map(CatalogueEntry::usd))
                    .isEqualTo(own.find("gpt-5").map(CatalogueEntry::usd));
        }

        @Test
        void addsAModelOfWhichLittleIsKnown() {
            assertThat(both.find("mine"))
                    .contains(
                            new CatalogueEntry(
                                    "mine",
                                    Api.CHAT,
                                    null,
                                    null,
                                    null,
                                    List.of(Effort.LOW),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    "on the cluster"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                textBlock =
                        """
                        {"id": "m", "contxt": 1}                     | models[0].contxt is not known; known are api, as_of, context,
                        {"id": "m", "context": "200k"}               | models[0].context must be a whole number of tokens
                        {"id": "m", "context": 1.5}                  | models[0].context must be a whole number of tokens
                        {"id": "m", "context": 0}                    | models[0]: context must be positive, was 0
                        {"id": "m", "api": "completions"}            | models[0].api must be one of chat, responses, was 'completions'
                        {"id": "m", "efforts": ["low", "huge"]}      | models[0].efforts[1] must be one of none, minimal, low, medium, high, xhigh, max, was 'huge'
                        {"id": "m", "efforts": "low"}                | models[0].efforts must be a list
                        {"id": "m", "forced_tool": "yes"}            | models[0].forced_tool must be true or false
                        {"id": "m", "shutdown": "soon"}              | models[0].shutdown must be a date like 2026-12-31, was 'soon'
                        {"id": "m", "usd": {"input": "1"}}           | models[0].usd.input must be a number of US dollars per million tokens
                        {"id": "m", "usd": {"input": 1}}             | models[0].usd: a price needs input and output
                        {"id": "m", "usd": {"input": 1, "output":-1}}| models[0].usd: a price can't be negative, was -1
                        {"id": "m", "usd": 5}                        | models[0].usd must be an object {…}
                        {"context": 1}                               | models[0]: a model needs an id
                        {"id": "m", "id": "n"}                       | Duplicate field 'id'
                        {"id": "m",                                  | Unexpected
                        {"id": sksecretsecretsecret}                 | Unrecognized token '…'
                        null                                         | a model must be an object {…}
                        """)
        void thatIsWrongIsNamedWithThePlaceAndWhatIsExpected(String model, String expected) {
            String text = "{\"models\": [\n  " + model + "]}";

            assertThatThrownBy(() -> own.plus("mine.json", text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .matches("(?s)catalogue mine\\.json, line \\d, column \\d+: .*")
                    .contains(expected)
                    .doesNotContain("\n", "java", "Source");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                textBlock =
                        """
                        []         | the file must be an object {…}
                        {}         | 'models' is missing: expected {"models": […]}
                        {"model":1}| 'models' is missing: expected {"models": […]}
                        """)
        void thatIsNoCatalogueIsSaidToBeNone(String text, String expected) {
            assertThatThrownBy(() -> own.plus("mine.json", text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(expected);
        }

        @Test
        void thatIsNotThereIsNamed() {
            assertThatThrownBy(() -> own.plus(Path.of("no-such.json")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("can't read the catalogue no-such.json: there is no such file");
        }

        @Test
        void isFoundWhereTheUsersConfigurationIs(@TempDir Path folder) throws IOException {
            var environment = Map.of("XDG_CONFIG_HOME", folder.toString());
            var usual = Files.createDirectory(folder.resolve("reckoner")).resolve("models.json");
            var named = Files.writeString(folder.resolve("named.json"), models("named"));

            assertThat(Catalogue.with(null, environment).ids()).isEqualTo(own.ids());
            Files.writeString(usual, models("usual"));
            assertThat(Catalogue.with(null, environment).ids()).contains("usual");
            assertThat(Catalogue.with(named, environment).ids())
                    .contains("named")
                    .doesNotContain("usual");
        }

        private static String models(String id) {
            return "{\"models\": [{\"id\": \"" + id + "\"}]}";
        }
    }
}
