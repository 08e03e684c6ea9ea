package dev.reckoner.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.Main;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.testing.openai.OpenAiServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// The process of an evaluation is killed at random moments, as by `kill -9`, and resumed until it
/// ends. A few kills here; `-Dchaos.kills=100` makes as many, see `docs/evaluation.md`.
@Timeout(value = 5, unit = TimeUnit.HOURS)
class EvalKillsIT {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int FEW = 6;

    /// A process takes this long until it makes its first attempt, about.
    private static final int START_MILLIS = 700;

    @TempDir private Path folder;

    private final Random random = new Random(Long.getLong("chaos.seed", 1));
    private int kills;

    @Test
    void noKillLosesOrDoublesAnything() throws IOException, InterruptedException {
        int wanted = Integer.getInteger("chaos.kills", FEW);
        Path problems = SumsServer.problems(folder, 3);
        String unbroken = evaluated(problems, 0);

        while (kills < wanted) {
            String broken = evaluated(problems, Math.min(FEW, wanted - kills));

            assertThat(broken).isEqualTo(unbroken);
        }

        System.err.printf("%d kills%n", kills);
    }

    /// @return the table without the money, which depends on what the server has in its cache
    private String evaluated(Path problems, int mostKills)
            throws IOException, InterruptedException {
        Path runs = Files.createTempDirectory(folder, "runs");
        try (var server = SumsServer.setup().latency(Duration.ofMillis(150)).start()) {
            var process = begun(server, problems, runs);
            for (int i = 0; i < mostKills && isKilled(process); i++) {
                var directory = evaluation(runs);
                process =
                        directory.isEmpty()
                                ? begun(server, problems, runs)
                                : start(
                                        List.of(
                                                "resume",
                                                directory.get().toString(),
                                                "--jobs",
                                                "4"));
            }
            assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said("err")).isZero();
            SumsServer.checked(evaluation(runs).orElseThrow(), server);
            return said("out")
                    .lines()
                    .map(line -> line.replaceAll(" +\\S+$", ""))
                    .toList()
                    .toString();
        }
    }

    private Process begun(OpenAiServer server, Path problems, Path runs) throws IOException {
        return start(
                List.of(
                        "eval",
                        problems.toString(),
                        "--sandbox",
                        "local",
                        "--base-url",
                        server.url(),
                        "--model",
                        "o3-mini",
                        "--effort",
                        "low,high",
                        "--samples",
                        "2",
                        "--jobs",
                        "4",
                        "--runs",
                        runs.toString()));
    }

    private Process start(List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    /// @return false if it ended by itself before
    private boolean isKilled(Process process) throws InterruptedException {
        process.waitFor(START_MILLIS + random.nextInt(2_500), TimeUnit.MILLISECONDS);
        if (!process.isAlive()) {
            return false;
        }
        process.destroyForcibly().waitFor();
        kills++;
        return true;
    }

    private static Optional<Path> evaluation(Path runs) throws IOException {
        if (Files.notExists(runs)) {
            return Optional.empty();
        }
        try (var directories = Files.list(runs)) {
            return directories
                    .filter(each -> Files.exists(each.resolve(Evaluation.RECORD)))
                    .findFirst();
        }
    }

    private String said(String stream) throws IOException {
        return Files.readString(folder.resolve(stream), StandardCharsets.UTF_8);
    }
}
