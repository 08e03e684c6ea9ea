package dev.reckoner.cli.resume;

import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.python;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.reckoner.cli.Main;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.testing.openai.Charge;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The program where the disk of its runs is too small or can't be written. Bubblewrap gives it
/// such a disk.
@DisabledOnOs(
        value = {OS.WINDOWS, OS.MAC},
        disabledReason = "needs bubblewrap")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DisksIT {

    /// Each is kept with nine megabytes of output.
    private static final Turn LONG = python("print('x' * 9_000_000)");

    private static final Turn AGAIN = python("print('y' * 9_000_000)");

    private static final String FILLED_AFTER_A_REPLY =
            "for _ in $(seq 600); do grep -qs replied */journal.jsonl && break; sleep 0.1; done;"
                    + " cat /dev/zero >.filler";

    @TempDir private Path folder;
    private Path runs;
    private Path saved;

    @BeforeEach
    void folders() throws IOException {
        runs = Files.createDirectory(folder.resolve("runs"));
        saved = folder.resolve("saved");
    }

    @Test
    void stopsBeforeItAsksForWhatANearlyFullDiskCannotTakeAndGoesOnWhereThereIsRoom()
            throws Exception {
        try (var server = scripted(LONG, AGAIN, submits("42")).start()) {
            var stopped = on(disk(30), "true", solve(server));

            assertThat(stopped.exit()).as(stopped.said()).isEqualTo(3);
            assertThat(stopped.said()).contains("less than 16 MiB are left on its disk");
            assertThat(charges(server)).hasSize(2);

            var resumed = on(List.of(), "true", List.of("resume", "--runs", saved.toString()));

            assertThat(resumed.exit()).as(resumed.said()).isEqualTo(0);
            assertThat(resumed.said()).contains("42");
            assertThat(charges(server)).hasSize(3).isEqualTo(recordedReplies());
        }
    }

    @Test
    void keepsAJournalThatGoesOnWhereTheDiskBecomesFullWhileACellRuns() throws Exception {
        try (var server =
                scripted(python("import time\ntime.sleep(4)\n'z' * 40_000"), submits("42"))
                        .start()) {
            var stopped = on(disk(24), FILLED_AFTER_A_REPLY, solve(server));

            assertThat(stopped.exit()).as(stopped.said()).isEqualTo(3);
            assertThat(stopped.said().toLowerCase(Locale.ROOT)).contains("no space left on device");
            assertThat(charges(server)).hasSize(1);

            var resumed = on(List.of(), "true", List.of("resume", "--runs", saved.toString()));

            assertThat(resumed.exit()).as(resumed.said()).isEqualTo(0);
            assertThat(charges(server)).hasSize(2).isEqualTo(recordedReplies());
        }
    }

    @Test
    void sendsNothingWhereTheDiskCannotBeWritten() throws Exception {
        try (var server = scripted(submits("42")).start()) {
            var refused = on(readOnly(), "true", solve(server));

            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.said())
                    .contains("can't write to " + runs, "name another directory with --runs");
            assertThat(charges(server)).isEmpty();
        }
    }

    @Test
    void doesNotGoOnWithARunOnADiskThatCannotBeWritten() throws Exception {
        try (var server = scripted(LONG, AGAIN, submits("42")).start()) {
            on(disk(30), "true", solve(server));
            Files.delete(runs);
            Files.move(saved, runs);

            var refused = on(readOnly(), "true", List.of("resume", "--runs", runs.toString()));

            assertThat(refused.exit()).as(refused.said()).isEqualTo(3);
            assertThat(refused.said()).contains("read-only file system");
            assertThat(charges(server)).hasSize(2);
        }
    }

    private List<String> solve(OpenAiServer server) {
        return List.of(
                "solve",
                "--sandbox",
                "graalpy",
                "--base-url",
                server.url(),
                "--model",
                "o3-mini",
                "--runs",
                runs.toString(),
                "What is 6 * 7?");
    }

    /// An empty disk in the place of the runs.
    private List<String> disk(int mebibytes) {
        return List.of("--size", String.valueOf(mebibytes << 20), "--tmpfs", runs.toString());
    }

    private List<String> readOnly() {
        return List.of("--ro-bind", runs.toString(), runs.toString());
    }

    private record Ended(int exit, String said) {}

    /// Runs the program, and copies the runs from its disk.
    ///
    /// @param meanwhile a command of the shell, in the folder of the runs
    private Ended on(List<String> disk, String meanwhile, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bwrap", "--dev-bind", "/", "/"));
        command.addAll(disk);
        command.addAll(
                List.of(
                        "sh",
                        "-c",
                        "saved=$1; runs=$2; shift 2; (cd \"$runs\" && "
                                + meanwhile
                                + ") & \"$@\"; exit=$?; wait; [ -d \"$saved\" ] || cp -r \"$runs\""
                                + " \"$saved\"; exit $exit",
                        "sh",
                        saved.toString(),
                        runs.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
        command.addAll(arguments);
        Path said = folder.resolve("said.txt");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        return new Ended(process.waitFor(), Files.readString(said, UTF_8));
    }

    private static List<String> charges(OpenAiServer server) {
        return server.ledger().charges().stream().map(Charge::id).toList();
    }

    private List<String> recordedReplies() throws IOException {
        try (var all = Files.list(saved)) {
            return Journal.read(
                            all.filter(Files::isDirectory).findFirst().orElseThrow(), warning -> {})
                    .stream()
                    .flatMap(entry ->
                            entry.event() instanceof Event.Replied(var reply, _)
                                    ? Stream.ofNullable(reply.id())
                                    : Stream.empty())
                    .toList();
        }
    }
}
