package dev.reckoner.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTest {

    private static final String URL = "https://api.openai.com/v1";

    @Test
    void everyRequestCarriesTheKeyAndWhoIsCharged() {
        assertThat(Server.of(URL, "sk-1").chargedTo("org-1", "proj-1").headers())
                .containsExactly(
                        entry("Authorization", "Bearer sk-1"),
                        entry("OpenAI-Organization", "org-1"),
                        entry("OpenAI-Project", "proj-1"));
        assertThat(Server.of(URL, null).chargedTo(null, " ").headers()).isEmpty();
    }

    @Test
    void anOrganisationThatCannotBeAHeaderIsNamed() {
        assertThatThrownBy(() -> Server.of(URL, "sk-1").chargedTo("my org", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the organisation contains a blank or a character outside ASCII: check"
                                + " OPENAI_ORG_ID");
    }

    @ParameterizedTest
    @CsvSource({
        "http://models.example/v1,  true",
        "https://models.example/v1, false",
        "http://localhost:8000,     false",
        "http://127.0.0.1:8000,     false",
        "http://127.8.9.1:8000,     false",
        "http://127.evil.com,       true",
        "http://127.0.0.1.evil.com, true",
        "http://localhost.evil.com, true",
        "http://[::1]:8000,         false",
    })
    void aKeyOnPlainHttpIsInClearBeyondThisMachine(String url, boolean inClear) {
        assertThat(Server.of(url, "sk-1").keyInClear()).isEqualTo(inClear);
        assertThat(Server.of(url, null).keyInClear()).isFalse();
    }
}
