package dev.reckoner.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.cli.Console;
import dev.reckoner.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What counts where an option is set in several places, and what is said of a wrong setting.
class ConfigCommandTest {

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("reckoner").resolve("config.properties");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
    }

    private Console run(Map<String, String> variables, String... arguments) {
        var environment = new HashMap<>(variables);
        environment.put("XDG_CONFIG_HOME", folder.toString());
        return Console.runIn(environment, "", arguments);
    }

    private JsonNode row(String name, Map<String, String> variables, String... arguments)
            throws IOException {
        for (JsonNode row : Json.MAPPER.readTree(run(variables, arguments).out()).get("options")) {
            if (row.path("name").textValue().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("there is no row for " + name);
    }

    private static JsonNode json(String name, String value, String source) {
        return Json.MAPPER
                .createObjectNode()
                .put("name", name)
                .put("value", value)
                .put("source", source);
    }

    @Test
    void aVariableCountsBeforeALineOfTheFileAndThatBeforeTheDefault() throws IOException {
        write("# mine\n\neffort = low\nmax-usd=0.50\nsandbox = graalpy\n");
        var effort = Map.of("RECKONER_EFFORT", "high");

        assertThat(row("effort", effort, "config", "--json"))
                .isEqualTo(json("effort", "high", "RECKONER_EFFORT"));
        assertThat(row("max-usd", effort, "config", "--json"))
                .isEqualTo(json("max-usd", "0.50", file() + ", line 4"));
        assertThat(row("preset", effort, "config", "--json"))
                .isEqualTo(json("preset", "session", "default"));
        assertThat(row("sandbox", Map.of(), "config", "--json"))
                .isEqualTo(json("sandbox", "graalpy", file() + ", line 5"));
    }

    @Test
    void theCommandLineCountsBeforeAll() throws IOException {
        write("effort = low\nmodel = script:/of/the/file\n");
        var variables = Map.of("RECKONER_MODEL", "script:/of/the/variable");

        assertThat(run(variables, "solve", "--preset", "direct", "x").err())
                .contains("there is no script /of/the/variable");
        assertThat(run(Map.of(), "solve", "--preset", "direct", "x").err())
                .contains("there is no script /of/the/file");
        assertThat(
                        run(variables, "solve", "--preset", "direct", "--model=script:/given", "x")
                                .err())
                .contains("there is no script /given");
    }

    @Test
    void aKeyThatIsNamedOnTheCommandLineReplacesTheFileThatIsSet() throws IOException {
        write("api-key-file = ~/no/such/key\n");
        String solve = "solve --preset direct --base-url http://127.0.0.1:1/v1 --model m";
        String[] named = (solve + " --api-key-env NO_SUCH_KEY x").split(" ");

        assertThat(run(Map.of(), (solve + " x").split(" ")).err())
                .contains(
                        "there is no key file " + System.getProperty("user.home") + "/no/such/key");
        assertThat(run(Map.of(), named).err()).contains("the variable NO_SUCH_KEY");
        assertThat(run(Map.of("RECKONER_API_KEY_ENV", "NONE"), (solve + " x").split(" ")).err())
                .contains("the variable NONE");
    }

    @Test
    void anExampleIsSolvedByItsScriptWhateverModelIsSet() {
        var variables = Map.of("RECKONER_MODEL", "script:/set");
        String solve = "solve --preset direct --example six-rods --max-output-tokens 100 --runs ";

        assertThat(run(variables, (solve + folder).split(" ")).err())
                .contains("replies written by hand, from six-rods");
        assertThat(run(variables, (solve + folder + " --model script:/given").split(" ")).err())
                .contains("there is no script /given");
    }

    @Test
    void aWrongDefaultDoesNotMatterWhereTheOptionIsGiven() {
        var console =
                run(
                        Map.of("RECKONER_EFFORT", "bad"),
                        "solve",
                        "--effort",
                        "low",
                        "--preset",
                        "direct",
                        "--model",
                        "script:/given",
                        "x");

        assertThat(console.err()).contains("there is no script /given");
    }

    @Test
    void anOptionWithoutAValueIsSetByYes() throws IOException {
        for (String yes : new String[] {"1", "true", "yes", "YES"}) {
            assertThat(run(Map.of("RECKONER_JSON", yes), "models").out()).startsWith("{");
        }
        for (String no : new String[] {"0", "false", "no", ""}) {
            assertThat(run(Map.of("RECKONER_JSON", no), "models").out()).doesNotStartWith("{");
        }
        write("json = yes\n");
        assertThat(run(Map.of(), "models").out()).startsWith("{");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    RECKONER_EFFORT  | bad   | RECKONER_EFFORT: 'bad' is not one of none, minimal, low,
                    RECKONER_MAX_USD | much  | RECKONER_MAX_USD: 'much' is not a sum above 0
                    RECKONER_JSON    | maybe | RECKONER_JSON: 'maybe' is not one of 1, true, yes, 0, false, no
                    """)
    void aWrongVariableIsNamed(String variable, String value, String message) {
        for (String command : new String[] {"solve x", "config"}) {
            var console = run(Map.of(variable, value), command.split(" "));

            assertThat(console.err()).contains(message);
            assertThat(console.exit()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    efort = low          | there is no option 'efort'; did you mean effort?
                    effort = bad         | 'bad' is not one of none, minimal, low,
                    effort               | expected effort = VALUE
                    file = problem.md    | there is no option 'file'
                    gold = 42            | there is no option 'gold'
                    help = yes           | there is no option 'help'
                    api-key = sk-secret  | a key is not kept in this file
                    api-key-env = sk-secret  | expected the name of a variable, such as OPENAI_API_KEY, and not the key
                    header = api-key: sk-secret | a header can be a key, which is not kept in this file
                    OPENAI_API_KEY=sk-secret | a key is not kept in this file
                    """)
    void aWrongLineIsNamedWithItsFileAndIsNotRepeated(String line, String message)
            throws IOException {
        write("# mine\n" + line + "\n");

        var console = run(Map.of(), "config");

        assertThat(console.err())
                .contains("reckoner: " + file() + ", line 2: " + message)
                .doesNotContain("sk-secret");
        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void aLineThatIsThereTwiceIsWrong() throws IOException {
        write("effort = low\neffort = high\n");

        assertThat(run(Map.of(), "solve", "x").err())
                .contains(file() + ", line 2: effort is set a second time");
    }

    @Test
    void aVariableThatIsNoneIsSaidOnce() {
        var variables =
                Map.of("RECKONER_EFORT", "low", "RECKONER_CACHE", "/x", "RECKONER_CI_VENV", "/y");
        var console = run(variables, "solve", "--example");

        assertThat(console.err())
                .isEqualTo(
                        "reckoner: the variable RECKONER_EFORT has no effect; did you mean"
                                + " RECKONER_EFFORT?\n");
        assertThat(console.exit()).isZero();
        assertThat(run(variables, "--help").err()).isEmpty();
    }

    @Test
    void everyOptionHasARow() {
        var console = run(Map.of("RECKONER_EFFORT", "low"), "config");

        assertThat(console.out().lines())
                .contains("effort                     low                   RECKONER_EFFORT")
                .contains("cell-time                  60s                   default")
                .contains("max-usd                    -                     default")
                .hasSizeGreaterThan(15);
        assertThat(console.err())
                .isEqualTo("reckoner: the file is " + file() + ", which does not exist\n");
    }
}
