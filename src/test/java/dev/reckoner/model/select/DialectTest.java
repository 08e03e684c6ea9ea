package dev.reckoner.model.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.openai.dialect.Dialect;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, true,  false",
        "http://localhost:11434,    false, true",
        "http://localhost:1234,     false, true",
        "http://localhost:8000,     false, false",
        "https://models.example/v1, false, false",
    })
    void isKnownByTheServersAddress(String url, boolean namedTool, boolean oldCap) {
        assertThat(LocalServer.dialect(Server.of(url, null)))
                .isEqualTo(new Dialect(namedTool, oldCap));
    }

    @ParameterizedTest
    @CsvSource({"o3-mini, true, false", "gpt-5.5, true, true", "o3-pro, false, true"})
    void aModelThatIsKnownHasItsSay(String id, boolean namedTool, boolean oldCap) {
        var ollama = new Dialect(false, true);

        assertThat(Catalogue.own().find(id).map(ollama::forModel))
                .contains(new Dialect(namedTool, oldCap));
    }
}
