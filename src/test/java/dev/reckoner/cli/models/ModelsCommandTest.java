package dev.reckoner.cli.models;

import static dev.reckoner.testing.openai.OpenAiServer.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.cli.Console;
import dev.reckoner.json.Json;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `reckoner models`, without a key in the environment.
class ModelsCommandTest {

    @TempDir private Path folder;

    private Path mine() throws IOException {
        return Files.writeString(
                folder.resolve("mine.json"),
                """
                {"models": [
                  {"id": "qwen3:4b", "context": 32768, "usd": {"input": 0.125, "output": 1}},
                  {"id": "a-model-with-a-very-long-name", "efforts": ["low", "high"]},
                  {"id": "o3", "shutdown": "2026-01-01", "as_of": "2026-11-25"}]}\
                """);
    }

    @Test
    void theCatalogueFitsEightyColumns() {
        var console = Console.run("models", "--all");

        assertThat(console.exit()).isZero();
        assertThat(console.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
        assertThat(console.out())
                .startsWith(
                        """
                        model          API       context     $ in    $ out  effort          until
                        gpt-6.2-astra  responses   1.05M        ?        ?  low-max
                        """)
                .contains(
                        """
                        gpt-5.1        responses    400k     1.25    10.00  none,low-high   2027-04-01
                        """)
                .contains(
                        """

                        gone:
                        o4-mini        chat         200k     1.10     4.40  low-high        2026-10-23
                        o3-mini        chat         200k     1.10     4.40  low-high        2026-10-23
                        """)
                .endsWith(
                        """

                        US dollars per million tokens, as of 2026-11-24; ? is not known
                        """);
    }

    @Test
    void modelsThatAreGoneAreLeftOutAndCounted() throws IOException {
        var console = Console.run("models", "--models", mine().toString());

        assertThat(console.out()).doesNotContain("o3-mini", "o3 ", "gone:");
        assertThat(console.err()).isEqualTo("reckoner: 5 that are gone are shown with --all\n");
    }

    @Test
    void aUsersFileIsShownWithTheRest() throws IOException {
        var console = Console.run("models", "--models", mine().toString());

        assertThat(console.out())
                .contains(
                        """
                        qwen3:4b       chat        32.8k    0.125     1.00  ?
                        a-model-with-a-very-long-name
                                       chat            ?        ?        ?  low,high
                        """);
    }

    @Test
    void oneIsShownWhole() {
        assertThat(Console.run("models", "gpt-6.1-sol").out())
                .isEqualTo(
                        """
                        gpt-6.1-sol
                          API          responses
                          context      1,050,000 tokens
                          output cap   128,000 tokens
                          price        $2.00 in, 0.10 from the cache, 2.50 into the cache, 10.00 out
                                       with more than 272,000 tokens of input:
                                       $4.00 in, 0.20 from the cache, 5.00 into the cache, 15.00 out
                          effort       low, medium, high, xhigh, max
                          refuses      max_tokens
                          forced tool  yes
                          on chat      no tools together with reasoning
                          as of        2026-11-24
                        """);
        assertThat(Console.run("models", "o3-mini-2025-01-31").out())
                .contains(
                        """
                          refuses      temperature, top_p, presence_penalty, frequency_penalty,
                                       max_tokens, parallel_tool_calls
                        """)
                .contains(
                        """
                          shut down    2026-10-23
                          instead      gpt-6.1-sol
                        """);
    }

    @Test
    void aPriceThatIsNotKnownIsSaidToBeNone() {
        assertThat(Console.run("models", "gpt-6.2-sol").out())
                .contains("price        not known: money can't be limited");
    }

    @Test
    void aMisspeltIdIsAUsageErrorWithTheNearest() {
        var console = Console.run("models", "o3mini");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err())
                .startsWith(
                        "reckoner: there is no model 'o3mini' in the catalogue; did you mean"
                                + " o3-mini");
    }

    @Test
    void aFileThatIsWrongIsAUsageErrorWithThePlace() throws IOException {
        var file = Files.writeString(folder.resolve("bad.json"), "{\"models\": [{\"id\": 1}]}");
        var console = Console.run("models", "--models", file.toString());

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err())
                .startsWith("reckoner: catalogue " + file + ", line 1, column ")
                .contains("models[0].id must be a text");
    }

    @Test
    void jsonHasEveryField() throws IOException {
        var models = models(Console.run("models", "--json", "--models", mine().toString()));

        assertThat(find(models, "qwen3:4b"))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"id": "qwen3:4b", "api": "chat", "context": 32768,
                                 "usd": {"input": 0.125, "output": 1},
                                 "in_catalogue": true, "gone": false}\
                                """));
        assertThat(find(models, "o3-mini").get("gone").booleanValue()).isTrue();
    }

    @Nested
    class AServer {

        @Test
        void isAskedWhatItHas() throws IOException {
            try (var server = listing("qwen3:4b", "gpt-oss:20b", "bge\u001b[31m").start()) {
                var console =
                        Console.run(
                                "models",
                                "--models",
                                mine().toString(),
                                "--base-url",
                                server.url());

                assertThat(console.err()).isEmpty();
                assertThat(console.out())
                        .isEqualTo(
                                """
                                %s has, of those in the catalogue:

                                model          API       context     $ in    $ out  effort          until
                                qwen3:4b       chat        32.8k    0.125     1.00  ?

                                US dollars per million tokens; ? is not known

                                %s has, not in the catalogue, no price known:

                                  gpt-oss:20b bge
                                """
                                        .formatted(server.url(), server.url()));
            }
        }

        @Test
        void isMarkedInJson() throws IOException {
            try (var server = listing("qwen3:4b", "o3").start()) {
                var console = Console.run("models", "--json", "--base-url", server.url());

                assertThat(models(console)).hasSize(2);
                assertThat(find(models(console), "qwen3:4b"))
                        .isEqualTo(
                                Json.MAPPER.readTree(
                                        """
                                        {"id": "qwen3:4b", "in_catalogue": false, "gone": false,
                                         "offered": true}\
                                        """));
                assertThat(find(models(console), "o3").get("in_catalogue").booleanValue()).isTrue();
            }
        }

        @Test
        void saysOfOneWhetherItHasIt() {
            try (var server = listing("qwen3:4b").start()) {
                assertThat(Console.run("models", "qwen3:4b", "--base-url", server.url()).out())
                        .isEqualTo(
                                """
                                qwen3:4b
                                  catalogue    not in it
                                  listed       by %s
                                """
                                        .formatted(server.url()));
                assertThat(Console.run("models", "o3", "--base-url", server.url()).out())
                        .endsWith("  listed       not by " + server.url() + "\n");
            }
        }

        @Test
        void thatIsNotThereIsAMissingEnvironment() {
            var console = Console.run("models", "--base-url", "http://127.0.0.1:1");

            assertThat(console.exit()).isEqualTo(3);
            assertThat(console.out()).isEmpty();
            assertThat(console.err())
                    .contains("no server is listening at http://127.0.0.1:1/v1")
                    .contains("without --base-url the catalogue is shown");
        }
    }

    private static JsonNode models(Console console) throws IOException {
        assertThat(console.exit()).isZero();
        return Json.MAPPER.readTree(console.out()).get("models");
    }

    private static JsonNode find(JsonNode models, String id) {
        return models.valueStream()
                .filter(model -> model.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
