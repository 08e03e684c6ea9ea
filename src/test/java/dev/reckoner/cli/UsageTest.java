package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                    solve --max-tokens many x               | 2 | 'many' is not a number like 200000 or 0.50
                    solve --max-tokens -1 x                 | 2 | the limit on tokens must be positive, was -1
                    solve --model script:/no/such/file x    | 2 | there is no script /no/such/file
                    solve --api-key-file /no/key x          | 2 | there is no key file /no/key
                    solve --cell-time 0 x                   | 2 | the time for a cell must be positive, was 0 s
                    solve --preset direct --example six-rods --max-usd 1 --runs target/runs | 2 | a limit on money needs the model's price, and no price is known
                    solve --preset direct --example six-rods --max-output-tokens 100 --runs target/runs | 2 | use --max-output-tokens 1365 or more
                    solve --max-time soon x                 | 2 | 'soon' is not a time like 90, 90s, 15m or 2h
                    solve --runs /proc/nowhere x            | 3 | can't write to /proc/nowhere
                    solve --sandbox none x                  | 2 | expected one of [GRAALPY, LOCAL, AUTO] (case-insensitive) but was 'none'
                    solve --preset direct --base-url nonsense x             | 2 | nonsense
                    solve -q --preset direct --runs target/runs --base-url http://127.0.0.1:1/v1 --model m x | 3 | no server is listening at http://127.0.0.1:1/v1
                    solve --preset direct --api-key-file /no/key x          | 2 | there is no key file /no/key
                    solve --models /no/models.json --preset direct --model m x      | 2 | can't read the catalogue /no/models.json: there is no such file
                    solve --api smoke x                     | 2 | expected one of [CHAT, RESPONSES]
                    frobnicate                              | 2 | Unmatched argument at index 0: 'frobnicate'
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
    void theExamplesAreListedOnStandardOutput() {
        var console = Console.run("solve", "--example");

        assertThat(console.out().lines()).hasSize(10);
        assertThat(console.exit()).isZero();
    }
}
