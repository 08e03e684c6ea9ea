package dev.reckoner.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.cli.Console;
import dev.reckoner.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class SandboxRunIT {

    @TempDir private Path folder;

    @Test
    void cellsComeAndGoAsJsonLinesInOneSession() throws IOException {
        var console =
                Console.runWith(
                        """
                        {"code": "x = 6"}
                        {"code": "print('seven')\\nx * 7"}
                        {"code": "1 / 0"}
                        {"code": "while True: pass", "limit_s": 1}
                        {"code": "x"}
                        """,
                        "sandbox",
                        "run",
                        "--sandbox",
                        "graalpy",
                        "-");
        var lines = lines(console);

        assertThat(console.exit()).isEqualTo(1);
        assertThat(lines)
                .extracting(line -> line.get("outcome").asText())
                .containsExactly("completed", "completed", "raised", "timed_out", "completed");
        assertThat(lines.get(1).get("output").asText()).isEqualTo("seven\n42");
        assertThat(lines.get(2).get("output").asText())
                .endsWith("ZeroDivisionError: division by zero");
        assertThat(lines.get(4).get("output").asText()).isEqualTo("6");
        assertThat(lines)
                .allSatisfy(line -> {
                    assertThat(line.get("state").asText()).isEqualTo("kept");
                    assertThat(line.get("seconds").isNumber()).isTrue();
                });
    }

    @Test
    void aLineThatIsNoCellIsSaidAndTheNextIsRun() throws IOException {
        var console =
                Console.runWith(
                        "nonsense\n{\"code\": \"6 * 7\"}\n",
                        "sandbox",
                        "run",
                        "--sandbox",
                        "graalpy",
                        "-");
        var lines = lines(console);

        assertThat(console.exit()).isEqualTo(2);
        assertThat(lines.get(0).get("error").asText()).contains("was: nonsense");
        assertThat(lines.get(1).get("output").asText()).isEqualTo("42");
    }

    @Test
    void filesAreTheCellsOfOneSession() throws IOException {
        Path first = Files.writeString(folder.resolve("first.py"), "x = 6\nprint('hello')");
        Path second = Files.writeString(folder.resolve("second.py"), "x * 7");
        var console =
                Console.run(
                        "sandbox",
                        "run",
                        "--sandbox",
                        "graalpy",
                        first.toString(),
                        second.toString());

        assertThat(console.out()).isEqualTo("hello\n42\n");
        assertThat(console.exit()).isZero();
    }

    @Test
    void aFileThatIsMissingIsSaidBeforeAnythingRuns() {
        var console =
                Console.run(
                        "sandbox",
                        "run",
                        "--sandbox",
                        "graalpy",
                        folder.resolve("none.py").toString());

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err())
                .contains("none.py: there is no such file")
                .doesNotContain("\tat ");
    }

    private static List<JsonNode> lines(Console console) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (String line : console.out().lines().toList()) {
            lines.add(Json.MAPPER.readTree(line));
        }
        return lines;
    }
}
