package dev.reckoner.cli.sandbox;

import static dev.reckoner.testing.openai.OpenAiServer.listing;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.calls;
import static dev.reckoner.testing.openai.Turn.python;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.option.ModelOptions;
import dev.reckoner.sandbox.DoctorCheck.Status;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.ArrayList;
import java.util.List;

/// What `reckoner doctor --model M` says of a model, at the tests' server.
class ModelCheckTest {

    @Command
    private static final class Asking {

        @Mixin private final ModelOptions model = new ModelOptions();
    }

    private static List<DoctorRow> run(OpenAiServer server, String... more)
            throws InterruptedException {
        var words = new ArrayList<>(List.of("--base-url", server.url(), "--model", "o3-mini"));
        words.addAll(List.of(more));
        return ModelCheck.run(
                CommandLine.populateCommand(new Asking(), words.toArray(String[]::new)).model);
    }

    private static DoctorRow trial(Turn turn) throws InterruptedException {
        try (var server = scripted(turn).start()) {
            return run(server).getLast();
        }
    }

    @Test
    void aModelThatCallsTheToolPasses() throws InterruptedException {
        var row = trial(python("print(6 * 7)"));

        assertThat(row.name()).isEqualTo("tool call");
        assertThat(row.status()).isEqualTo(Status.PASS);
        assertThat(row.found())
                .startsWith("it called python with {\"code\":\"print(6 * 7)\"}, for ")
                .endsWith(" tokens");
    }

    @Test
    void aModelThatWritesWordsInsteadFails() throws InterruptedException {
        var row = trial(says("print(6 * 7)"));

        assertThat(row.status()).isEqualTo(Status.FAIL);
        assertThat(row.found()).isEqualTo("it wrote words instead of calling a tool: print(6 * 7)");
        assertThat(row.repair()).startsWith("see that its server reads tool calls");
    }

    @Test
    void aCallThatCannotBeReadFails() throws InterruptedException {
        var row = trial(calls("python", "{\"code\": "));

        assertThat(row.status()).isEqualTo(Status.FAIL);
        assertThat(row.found())
                .isEqualTo("it called what cannot be carried out: python with {\"code\":");
    }

    @Test
    void aServerThatWantsAKeyIsSaidToWantIt() throws InterruptedException {
        try (var server = scripted(says("unheard")).key("sk-test").start()) {
            var row = run(server).getLast();

            assertThat(row.status()).isEqualTo(Status.FAIL);
            assertThat(row.found()).contains("key");
        }
    }

    @Test
    void aServerThatIsNotThereFails() throws InterruptedException {
        var server = listing("o3-mini").start();
        server.close();
        var row = run(server).getLast();

        assertThat(row.name()).isEqualTo("endpoint");
        assertThat(row.status()).isEqualTo(Status.FAIL);
        assertThat(row.found()).contains("no server is listening");
    }
}
