package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is said to a person who got something wrong: what is the matter, what to do, the exit code.
class UsageTest {

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    solve                                   | 2 | no problem was given
                    solve ''                                | 2 | the problem is empty
                    solve --file /no/such/file              | 2 | can't read /no/such/file: there is no such file
                    solve --example nope                    | 2 | there is no example 'nope'
                    solve --preset direct --model script:/no/such/file x    | 2 | there is no script /no/such/file
                    solve --preset direct --model cassette:/no/such/file x  | 2 | there is no cassette /no/such/file
                    solve --preset direct --model cassette:/dev/null x      | 2 | the cassette /dev/null is empty
                    solve --preset direct --model cassette:pom.xml x        | 2 | the cassette pom.xml is damaged, line 1, column 1
                    solve --preset direct --example six-rods --record x      | 2 | only a model at a server can be recorded, and this is not one: replies written by hand
                    solve --max-tokens many x               | 2 | --max-tokens: 'many' is not a whole number above 0, such as 20 or 200_000
                    solve --max-tokens -1 x                 | 2 | --max-tokens: '-1' is not a whole number above 0
                    solve --max-model-calls 1.5 x           | 2 | --max-model-calls: '1.5' is not a whole number above 0
                    solve --max-tool-calls 1e3 x            | 2 | --max-tool-calls: '1e3' is not a whole number above 0
                    solve --max-usd 0 x                     | 2 | --max-usd: '0' is not a sum above 0 in US dollars, such as 0.50
                    solve --model script:/no/such/file x    | 2 | there is no script /no/such/file
                    solve --api-key-file /no/key x          | 2 | there is no key file /no/key
                    solve --cell-time 0 x                   | 2 | --cell-time: '0' is not a time above 0, such as 90, 90s, 15m or 2h
                    sandbox run --cell-time 0 x             | 2 | --cell-time: '0' is not a time above 0
                    solve --preset direct --example six-rods --max-usd 1 --runs target/runs | 2 | a limit on money needs the model's price, and no price is known
                    solve --preset direct --example six-rods --max-output-tokens 100 --runs target/runs | 2 | use --max-output-tokens 1365 or more
                    solve --max-time soon x                 | 2 | --max-time: 'soon' is not a time above 0, such as 90, 90s, 15m or 2h
                    solve --runs /proc/nowhere x            | 3 | can't write to /proc/nowhere
                    solve --sandbox locl x                  | 2 | --sandbox: 'locl' is not one of graalpy, local, docker, auto; did you mean local?
                    solve --preset direct --base-url nonsense x             | 2 | nonsense
                    solve -q --preset direct --runs target/runs --base-url http://127.0.0.1:1/v1 --model m x | 3 | no server is listening at http://127.0.0.1:1/v1
                    solve --preset direct --api-key-file /no/key x          | 2 | there is no key file /no/key
                    solve --models /no/models.json --preset direct --model m x      | 2 | can't read the catalogue /no/models.json: there is no such file
                    solve --api smoke x                     | 2 | --api: 'smoke' is not one of chat, responses
                    solve --effort HGIH x                   | 2 | --effort: 'HGIH' is not one of none, minimal, low, medium, high, xhigh, max
                    solve --effort hgih x                   | 2 | ; did you mean high?
                    solve --preset direct --state none x    | 2 | --state none has no meaning without Python
                    solve --preset frontiermath-2025 --answer-as latex x | 2 | --answer-as latex has no meaning with --preset frontiermath-2025
                    solve --preset sesion x                 | 2 | --preset: 'sesion' is not one of session, direct, frontiermath-2024, frontiermath-2025, frontiermath-2026; did you mean session?
                    solve --exmaple                         | 2 | there is no option --exmaple; did you mean --example?
                    solve --modle=qwen x                    | 2 | there is no option --modle; did you mean --model or --models?
                    solve --example six-rds                 | 2 | there is no example 'six-rds'; did you mean six-rods?
                    solve -5x=10                            | 2 | put -- before it: reckoner solve -- '-5x=10'
                    solve pom.xml                           | 2 | to solve the problem in it: reckoner solve --file pom.xml
                    solve --file src                        | 2 | can't read src: it is a folder
                    solve --file -                          | 2 | no problem was given: standard input is empty
                    solve what is this                      | 2 | 'is' is one argument too many
                    solve --api-key-env NO_SUCH_KEY x       | 2 | the variable NO_SUCH_KEY, which should have the API key, is not set
                    solv x                                  | 2 | there is no command 'solv'; did you mean solve?
                    help solv                               | 2 | there is no command 'solv'; did you mean solve?
                    sandbox rn                              | 2 | there is no command 'rn'; did you mean run?
                    completion tcsh                         | 2 | SHELL: 'tcsh' is not one of bash, zsh, fish
                    frobnicate                              | 2 | there is no command 'frobnicate'
                    """)
    void isTwoLines(String command, int exit, String what) {
        var console = Console.run(command.replace("''", " ").split(" +(?=\\S|$)", -1));

        assertThat(console.err()).contains("reckoner: ").contains(what).doesNotContain("\tat ");
        assertThat(console.exit()).isEqualTo(exit);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.md"), " \n");

        assertThat(Console.run("solve", "--file", empty.toString()).err())
                .contains(empty + " is empty");
    }

    @Test
    void aBrokenScriptIsNamedWithThePlace() throws IOException {
        Path script = Files.writeString(folder.resolve("broken.json"), "{\"replies\": [{]}");
        var console =
                Console.run(
                        "solve",
                        "--preset",
                        "direct",
                        "--model",
                        "script:" + script,
                        "--runs",
                        folder.toString(),
                        "x");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains(script.toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --preset direct --model o3-mini            | 3 | o3-mini was shut down by OpenAI on 2026-10-23; use gpt-6.1-sol instead
                    --preset direct --model o3-mini            | 3 | --model gpt-6.1-sol: what OpenAI names in its place
                    --preset direct --model gpt-6.1-sol --effort none | 2 | use --effort low, medium, high, xhigh, max
                    """)
    void whatOpenAiWouldRefuseIsSaidWithoutAskingIt(String options, int exit, String what)
            throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "sk-secret-0123456789");
        var console =
                Console.run(
                        ("solve --runs target/runs --api-key-file " + key + " " + options + " x")
                                .split(" "));

        assertThat(console.err()).contains(what).doesNotContain("sk-secret");
        assertThat(console.exit()).isEqualTo(exit);
    }

    @Test
    void aKeyThatIsGivenOnTheCommandLineIsNotRepeated() {
        var console = Console.run("solve", "--api-key=sk-secret-0123456789", "x");

        assertThat(console.err())
                .contains("there is no option --api-key; did you mean --api-key-env or")
                .doesNotContain("sk-secret");
    }

    @Test
    void aProblemThatBeginsLikeAnOptionIsAskedForBehindTwoHyphens() {
        var console = Console.run("solve", "-5 + 3 = ?");

        assertThat(console)
                .isEqualTo(
                        new Console(
                                2,
                                "",
                                """
                                reckoner: '-5 + 3 = ?' begins with - and is taken for an option
                                          put -- before it: reckoner solve -- '-5 + 3 = ?'
                                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"solve", "solve -", "solve --file -"})
    void theProblemCanBeStandardInput(String command) {
        var console =
                Console.runWith(
                        "What is 6 * 7?\n",
                        (command + " --preset direct --model script:/no/script").split(" "));

        assertThat(console.err()).contains("there is no script /no/script");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Usage: reckoner [OPTIONS] COMMAND",
        "sandbox, Usage: reckoner sandbox [OPTIONS] COMMAND",
        "help, Usage: reckoner [OPTIONS] COMMAND",
        "help solve, Usage: reckoner solve [OPTIONS] [PROBLEM]",
        "help sandbox run, Usage: reckoner sandbox run [OPTIONS] FILE...",
        "solve --help, Usage: reckoner solve [OPTIONS] [PROBLEM]"
    })
    void helpIsOnStandardOutput(String command, String beginning) {
        var console = Console.run(command.isEmpty() ? new String[0] : command.split(" "));

        assertThat(console.out()).startsWith(beginning);
        assertThat(console.err()).isEmpty();
        assertThat(console.exit()).isZero();
    }

    @Test
    void theExamplesAreListedOnStandardOutput() throws IOException {
        var console = Console.run("solve", "--example");

        try (var folders = Files.list(Path.of("examples/problems"))) {
            assertThat(console.out().lines().map(line -> line.split(" ")[0]))
                    .containsExactlyElementsOf(
                            folders.map(folder -> folder.getFileName().toString())
                                    .sorted()
                                    .toList());
        }
        assertThat(console.exit()).isZero();
    }
}
