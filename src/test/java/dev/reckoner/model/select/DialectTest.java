package dev.reckoner.model.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.openai.dialect.ForcedTool;

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
                .isEqualTo(new Dialect(namedTool ? ForcedTool.NAMED : ForcedTool.REQUIRED, oldCap));
    }

    @ParameterizedTest
    @CsvSource({
        "o3-mini, NAMED,    max_completion_tokens",
        "gpt-5.5, NAMED,    max_tokens",
        "o3-pro,  REQUIRED, max_tokens"
    })
    void aModelThatIsKnownHasItsSay(String id, ForcedTool forcedTool, String outputCap) {
        var ollama = new Dialect(ForcedTool.REQUIRED, true);
        var dialect = Catalogue.own().find(id).map(ollama::forModel).orElseThrow();

        assertThat(dialect.forcedTool()).isEqualTo(forcedTool);
        assertThat(dialect.outputCap()).contains(outputCap);
    }
}
