package dev.reckoner.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.Console;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.testing.openai.FaultPlan;
import dev.reckoner.testing.openai.Faults;
import dev.reckoner.testing.openai.OpenAiServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Evaluations against a server that takes too little, or fails.
@Timeout(300)
class EvalIT {

    @TempDir private Path folder;

    private Console eval(OpenAiServer server, String... more) throws IOException {
        var first =
                List.of(
                        "eval",
                        SumsServer.problems(folder, 6).toString(),
                        "--runs",
                        folder.resolve("runs").toString(),
                        "--base-url",
                        server.url(),
                        "--model",
                        "o3-mini",
                        "--tools",
                        "none",
                        "--samples",
                        "2");
        return Console.run(Console.arguments(first.toArray(String[]::new), more));
    }

    private Path evaluation() throws IOException {
        try (var all = Files.list(folder.resolve("runs"))) {
            return all.findFirst().orElseThrow();
        }
    }

    @Test
    void aServerThatRefusesCallsForNowLosesAndDoublesNothing() throws IOException {
        var plan = FaultPlan.seeded(3, 0.4, Faults.rateLimitedMillis(30)).atMost(4);
        try (var server = SumsServer.setup().faults(plan).start()) {
            var console = eval(server);

            assertThat(console.exit()).as(console.err()).isZero();
            var rows = SumsServer.checked(evaluation(), server);
            assertThat(rows).hasSize(12).filteredOn(row -> row.score() == Score.CORRECT).hasSize(8);
            assertThat(rows).extracting(AttemptRow::retries).anyMatch(retries -> retries > 0);
        }
    }

    @Test
    void theLimitOfAllAttemptsStopsItAndAResumeWithAHigherOneGoesOn() throws IOException {
        int port;
        try (var server = SumsServer.setup().start()) {
            port = URI.create(server.url()).getPort();
            var console = eval(server, "--max-tokens", "40000");
            assertThat(console.exit()).as(console.err()).isEqualTo(1);
            assertThat(console.err()).contains("go on with it: reckoner resume ");
        }
        try (var _ = SumsServer.setup().start(port)) {
            var again = Console.run("resume", evaluation().toString(), "--max-tokens", "10000000");

            assertThat(again.exit()).as(again.err()).isZero();
            assertThat(again.out()).contains("66.7 %");
        }
    }
}
