package dev.reckoner.cli.models;

import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.python;
import static dev.reckoner.testing.openai.Turn.says;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.reckoner.cli.Console;
import dev.reckoner.cli.JsonPage;
import dev.reckoner.json.Json;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.testing.openai.Answer;
import dev.reckoner.testing.openai.Asked;
import dev.reckoner.testing.openai.Habit;
import dev.reckoner.testing.openai.ModelCard;
import dev.reckoner.testing.openai.OpenAiServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// `reckoner models ID --try`
class TryModelTest {

    /// Does what it is asked for.
    private static Answer obedient(Asked asked) {
        boolean offered = !asked.body().path("tools").isEmpty();
        boolean submits = asked.body().path("tools").size() == 1 || asked.body().has("tool_choice");
        return !offered || !asked.toolOutputs().isEmpty()
                ? says("42")
                : submits ? submits("42") : python("print(6 * 7)");
    }

    private static OpenAiServer server(ModelCard card) {
        return scripted(TryModelTest::obedient).onlyModels(card).start();
    }

    private static Console tried(OpenAiServer server, String... more) {
        return Console.run(
                Console.arguments(
                        new String[] {"models", "m", "--try", "--base-url", server.url()}, more));
    }

    @Test
    void everythingIsTriedOnce() {
        try (var server = server(ModelCard.compatible("m"))) {
            var console = tried(server);

            assertThat(console.exit()).isZero();
            assertThat(console.out().replaceFirst("[\\d,]+ tokens", "N tokens"))
                    .isEqualTo(
                            """
                            m at %s, over Chat Completions, tried with N tokens:

                              reply        yes  in text
                              streaming    yes  pieces as they are written
                              tools        yes  called python
                              tool result  yes  taken, with what came before it
                              forced tool  yes  alone on offer, and a call required
                              effort       yes  taken, at least 'low'

                            an entry for --models FILE or ~/.config/reckoner/models.json, where --write puts it:
                              {"models":[{"id":"m","api":"chat"}]}
                            """
                                    .formatted(server.url()));
            assertThat(server.bodies()).hasSize(5);
        }
    }

    @Test
    void whatIsRefusedIsInTheEntryAndTheEntryIsACatalogue(@TempDir Path folder) throws IOException {
        var card =
                ModelCard.compatible("m")
                        .refusing("stream_options", "reasoning_effort")
                        .with(Habit.CRASHES_ON_A_FORCED_TOOL);
        try (var server = server(card)) {
            var console = tried(server);

            assertThat(console.out())
                    .contains("  forced tool  yes  alone on offer, and no call required\n")
                    .contains("  effort       no   refused\n")
                    .contains(
                            "left out, because it is refused: reasoning_effort, stream_options\n");
            var entry = Pattern.compile("\\{.*}").matcher(console.out());
            assertThat(entry.find()).isTrue();
            assertThat(entry.group())
                    .isEqualTo(
                            "{\"models\":[{\"id\":\"m\",\"api\":\"chat\","
                                    + "\"omit\":[\"reasoning_effort\",\"stream_options\"],"
                                    + "\"forced_tool\":false}]}");
            Path file = Files.writeString(folder.resolve("models.json"), entry.group());
            assertThat(Catalogue.own().plus(file).find("m")).isPresent();
        }
    }

    @Test
    void whatWasFoundIsShownWhereItCannotBeWritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (var server = server(ModelCard.compatible("m"))) {
            var console =
                    tried(server, "--write", "--models", file.resolve("models.json").toString());

            assertThat(console.exit()).isEqualTo(3);
            assertThat(console.err()).contains("can't write to");
            assertThat(console.out())
                    .contains("  effort       yes  taken, at least 'low'\n")
                    .contains("{\"models\":[{\"id\":\"m\",\"api\":\"chat\"}]}");
        }
    }

    @Test
    void theOtherApiIsTriedToo() {
        try (var server = server(ModelCard.compatible("m").refusing("include"))) {
            var console = tried(server, "--api", "responses");

            assertThat(console.err()).isEmpty();
            assertThat(console.out().replaceFirst("[\\d,]+ tokens", "N tokens"))
                    .startsWith(
                            """
                            m at %s, over the Responses API, tried with N tokens:

                              reply        yes  in text
                              streaming    yes  pieces as they are written
                              tools        yes  called python
                              tool result  yes  taken, with what came before it
                              forced tool  yes  named in the request
                              effort       yes  taken, at least 'low'

                            left out, because it is refused: include
                            """
                                    .formatted(server.url()));
        }
    }

    @Test
    void theEntryIsWrittenBesideTheOthersInTheFile(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("own.json"),
                        """
                        {"models": [{"id": "other", "usd": {"input": 0.10, "output": 2.50}},
                          {"id": "m", "context": 4096, "omit": ["store"]}]}
                        """);
        try (var server = server(ModelCard.compatible("m").refusing("stream_options"))) {
            var console = tried(server, "--models", file.toString(), "--write");

            assertThat(console.exit()).isZero();
            assertThat(console.out()).doesNotContain("an entry for");
            assertThat(console.err())
                    .isEqualTo("reckoner: the entry of 'm' is written to %s\n".formatted(file));
        }
        assertThat(file)
                .hasContent(
                        """
                        {"models": [
                          {"id":"other","usd":{"input":0.10,"output":2.50}},
                          {"id":"m","context":4096,"omit":["store","stream_options"],"api":"chat"}
                        ]}
                        """);
    }

    @Test
    void aFileThatIsNotThereIsMade(@TempDir Path folder) {
        Path file = folder.resolve("new/own.json");
        try (var server = server(ModelCard.compatible("m"))) {
            assertThat(tried(server, "--models", file.toString(), "--write").exit()).isZero();
        }
        assertThat(file).hasContent("{\"models\": [\n  {\"id\":\"m\",\"api\":\"chat\"}\n]}\n");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("own.json");
        try (var server = server(ModelCard.compatible("m"))) {
            var console = tried(server, "--models", file.toString(), "--write");

            assertThat(console.exit()).isEqualTo(3);
            assertThat(console.err()).contains("can't write to " + file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--write", "--api=chat"})
    void whatBelongsToATrialIsNoUseWithoutOne(String option) {
        var console = Console.run("models", "m", option);

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains("is only of use with --try");
    }

    @Test
    void aModelThatCallsNoToolIsShownAsThat() {
        try (var server = scripted(_ -> says("42")).onlyModels(ModelCard.compatible("m")).start()) {
            assertThat(tried(server).out())
                    .contains(
                            "  tools        no   no call, an answer in text; --calls text reads"
                                    + " calls there\n")
                    .doesNotContain("tool result")
                    .contains("  forced tool  no   not called, even alone on offer\n");
        }
    }

    @Test
    void jsonIsAsItsPageSays() throws JsonProcessingException {
        try (var server =
                server(
                        ModelCard.compatible("m")
                                .refusing("stream_options")
                                .with(Habit.REFUSES_A_FORCED_TOOL))) {
            var tree = Json.MAPPER.readTree(tried(server, "--json").out());

            assertThat(JsonPage.of("reckoner models ID --try --json").differences(List.of(tree)))
                    .isEmpty();
        }
    }

    @Test
    void aServerThatDoesNotReplyIsAFailure() {
        var console = Console.run("models", "m", "--try", "--base-url", "http://127.0.0.1:1/v1");

        assertThat(console.exit()).isEqualTo(3);
        assertThat(console.err()).contains("no server is listening at http://127.0.0.1:1/v1");
    }

    @Test
    void aScriptCannotBeTried(@TempDir Path folder) throws IOException {
        Path script = folder.resolve("s.json");
        Files.writeString(script, "{\"replies\": [{\"text\": \"42\"}]}");
        var console = Console.run("models", "script:" + script, "--try");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains("only a model at a server can be tried");
    }
}
