package dev.reckoner.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.Console;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `--judge`, with a judge whose replies are written by hand.
class JudgedGradesTest {

    private static final String GOLD = "the regular icosahedron";
    private static final String ANSWER = "an icosahedron that is regular";

    @TempDir private Path folder;
    private String same = "";

    @BeforeEach
    void writeScript() throws IOException {
        Path script = folder.resolve("same.json");
        Files.writeString(script, "{\"replies\": [{\"text\": \"SAME\"}]}");
        same = "script:" + script;
    }

    @Test
    void aJudgeDecidesWhatTheRulesCannotAndIsNamed() {
        var console = Console.run("grade", "--judge", same, GOLD, ANSWER);

        assertThat(console.exit()).isZero();
        assertThat(console.out())
                .startsWith("correct: the judge script:")
                .endsWith("(judged-same)\n");
        assertThat(console.err()).contains("the judge replied 1 time: ");
    }

    @Test
    void aJudgeIsNotAskedAboutWhatTheRulesDecide() {
        var console = Console.run("grade", "--judge", same, "42", "43");

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out()).startsWith("wrong: ");
        assertThat(console.err()).contains("the judge replied 0 times: 0 tokens");
    }

    @Test
    void pairsAreJudgedToo() {
        String pair = "{\"gold\": \"%s\", \"answer\": \"%s\"}\n".formatted(GOLD, ANSWER);

        var console = Console.runWith(pair + pair, "grade", "--judge", same, "--file", "-");

        assertThat(console.exit()).isZero();
        assertThat(console.out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\"rule\":\"judged-same\""));
    }

    @Test
    void aProgramNeedsItsVerifier() {
        var console = Console.run("grade", "--program", "answer.py");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo(
                        """
                        reckoner: --program needs --verify
                                  give both: reckoner grade --program answer.py --verify verify.py
                        """);
    }

    @Test
    void aProgramHasNoExpectedAnswer() {
        var console = Console.run("grade", "--program", "a.py", "--verify", "v.py", "42");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).startsWith("reckoner: a program is checked by --verify alone");
    }

    @Test
    void anUnknownTypeOfAProgramIsSaidWithThoseThereAre() throws IOException {
        Path file = Files.writeString(folder.resolve("a.py"), "");

        var console =
                Console.run(
                        "grade",
                        "--program",
                        file.toString(),
                        "--verify",
                        file.toString(),
                        "--type",
                        "quaternion");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err())
                .startsWith("reckoner: --type: no type 'quaternion'; there are None, Python bool,");
    }
}
