package dev.reckoner.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

class CatalogueTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 22);
    private static final CatalogueEntry O3_MINI =
            new CatalogueEntry(
                    "o3-mini",
                    CatalogueEntry.Api.CHAT,
                    200_000L,
                    100_000L,
                    new Price(
                            new BigDecimal("1.10"), new BigDecimal("0.55"), new BigDecimal("4.40")),
                    List.of("low", "medium", "high"),
                    List.of(
                            "temperature",
                            "top_p",
                            "presence_penalty",
                            "frequency_penalty",
                            "max_tokens",
                            "parallel_tool_calls"),
                    true,
                    LocalDate.of(2026, 10, 23),
                    "gpt-6.1-sol",
                    AS_OF);

    private final Catalogue own = Catalogue.own();

    @Test
    void o3MiniIsKnownWhole() {
        assertThat(own.find("o3-mini")).contains(O3_MINI);
    }

    @Test
    void aSnapshotIsItsBase() {
        assertThat(own.find("o3-mini-2025-01-31")).contains(O3_MINI);
    }

    @Test
    void whatIsNotKnownIsNotGuessed() {
        assertThat(own.find("qwen3:4b")).isEmpty();
        assertThat(own.find("o3-mini-high")).isEmpty();
        assertThat(own.find("gpt-6.1-sol").map(CatalogueEntry::usd)).isEmpty();
    }

    @Test
    void theLastDayIsTheOneBeforeTheShutdown() {
        assertThat(O3_MINI.goneBy(LocalDate.of(2026, 10, 22))).isFalse();
        assertThat(O3_MINI.goneBy(LocalDate.of(2026, 10, 23))).isTrue();
    }

    @Test
    void aUsersFileAddsAndOverrides() {
        var both =
                own.plus(
                        "mine.json",
                        """
                        {"models": [
                          {"id": "o3-mini", "api": "chat", "as_of": "2027-01-01"},
                          {"id": "mine", "api": "chat", "context": 32768, "as_of": "2027-01-01"}]}\
                        """);

        assertThat(both.find("o3-mini").map(CatalogueEntry::usd)).isEmpty();
        assertThat(both.find("mine").map(CatalogueEntry::context)).contains(32_768L);
        assertThat(both.find("o3")).isPresent();
    }

    @Test
    void aUsersFileThatIsWrongIsNamedWithTheLine() {
        assertThatThrownBy(() ->
                        own.plus(
                                "mine.json",
                                """
                                {"models": [
                                  {"id": "mine", "api": "chat", "contxt": 1}]}\
                                """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("catalogue mine.json, line 2, column ")
                .hasMessageContaining("contxt");
    }

    @Test
    void aUsersFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> own.plus(Path.of("no-such.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such.json");
    }
}
