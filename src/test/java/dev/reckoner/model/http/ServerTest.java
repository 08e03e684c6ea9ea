package dev.reckoner.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

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
    void aHeaderReplacesTheOneOfItsName() {
        var server =
                Server.of(URL, "sk-1")
                        .with(
                                List.of(
                                        Header.of("authorization: Basic abc"),
                                        Header.of("X-Team:  maths ")));

        assertThat(server.headers())
                .containsExactly(entry("authorization", "Basic abc"), entry("X-Team", "maths"));
    }

    @Test
    void theValueOfAHeaderIsAsSecretAsTheKey() {
        var server =
                Server.of(URL, "sk-12345678")
                        .with(
                                List.of(
                                        Header.of("Authorization: Bearer token-123"),
                                        Header.of("X-Pass: a b c d e f"),
                                        Header.of("X-Short: cat")));

        assertThat(server.redact("sk-12345678, Bearer token-123, token-123, a b c d e f, cat"))
                .isEqualTo("[key], [key], [key], [key], cat");
        assertThat(server.beginningOfASecret("say tok")).isEqualTo(3);
        assertThat(server.extra().toString()).doesNotContain("token").doesNotContain("a b c");
    }

    @Test
    void azureGetsItsKeyInAHeaderOfItsOwnAndItsVersionInEachAddress() {
        var server =
                Server.of("https://x.example/openai/deployments/d/?api-version=2024-10-21", "sk-1");

        assertThat(server.headers()).containsExactly(entry("api-key", "sk-1"));
        assertThat(server.at("/chat/completions"))
                .hasToString(
                        "https://x.example/openai/deployments/d/chat/completions?api-version=2024-10-21");
        assertThat(server).hasToString("https://x.example/openai/deployments/d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    X-Token            | a header is written 'Name: value'
                    X Token: secret    | a header is written 'Name: value'
                    X-Token:           | the header X-Token has no value
                    X-Token: geheimüß  | the value of the header X-Token contains a character outside ASCII
                    Host: secret       | the header Host is set by the program and cannot be changed
                    """)
    void aHeaderThatCannotBeSetIsToldWithoutItsValue(String written, String message) {
        assertThatThrownBy(() -> Header.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/v1?key=secret", "http://h/v1?api-version=1&key=secret"})
    void anotherQueryIsRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> Server.of(url, null))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("secret");
    }

    @Test
    void aPortThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> Server.of("http://localhost:65536/v1", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("was 'http://localhost:65536/v1'");
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
