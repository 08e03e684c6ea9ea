package dev.reckoner.cli.solve;

import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.python;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.reckoner.cli.Main;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.testing.openai.OpenAiServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The command in a process group of its own, as a shell starts it, whose whole group is sent a
/// signal while a cell runs.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class InterruptIT {

    private static final String CANARY = "canary-2f1d7c";

    private static final String LONG =
            """
            import time
            print('running')
            end = time.time() + 2
            while time.time() < end: pass
            print('unharmed')
            """;

    private static final String ENDLESS = "print('running')\nwhile True: pass";

    /// What the cell prints, not its code, which is on the screen before it.
    private static final String RUNNING = "\\W*running";

    @TempDir private Path runs;

    private @Nullable Process running;
    private List<ProcessHandle> started = List.of();
    private String last = "";

    @ParameterizedTest
    @CsvSource({
        "local, INT",
        "local, TERM",
        "local, HUP",
        "graalpy, INT",
        "graalpy, TERM",
        "graalpy, HUP"
    })
    void theFirstSignalLetsTheStepEndAndTheAttemptCanGoOn(String sandbox, String signal)
            throws Exception {
        try (var server = scripted(python(LONG), submits("42")).start()) {
            solve(server, sandbox);
            awaitLine(RUNNING);

            signalGroup(signal);

            assertThat(exit()).isEqualTo(130);
        }
        assertThat(events()).containsExactly("Prompted", "Replied", "CellRan");
        assertThat(entries().getLast().event())
                .isInstanceOfSatisfying(
                        Event.CellRan.class,
                        ran -> {
                            assertThat(ran.outcome()).isInstanceOf(Outcome.Completed.class);
                            assertThat(ran.outcome().output().printed())
                                    .isEqualTo("running\nunharmed\n");
                        });
        assertThatAllIsWrittenAndNothingRuns();
    }

    @ParameterizedTest
    @CsvSource({"local, INT", "local, TERM", "local, HUP", "graalpy, INT"})
    void theSecondSignalStopsTheStepAndTheAttemptCanGoOn(String sandbox, String signal)
            throws Exception {
        try (var server = scripted(python(ENDLESS), submits("42")).start()) {
            solve(server, sandbox);
            awaitLine(RUNNING);
            signalGroup(signal);
            awaitLine(".*press Ctrl-C again.*");

            signalGroup(signal);

            assertThat(exit()).isEqualTo(130);
        }
        assertThat(events()).containsExactly("Prompted", "Replied");
        assertThatAllIsWrittenAndNothingRuns();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "graalpy"})
    void noProcessThatItStartsIsGivenASecret(String sandbox) throws Exception {
        try (var server = scripted(python(ENDLESS), submits("42")).start()) {
            solve(server, sandbox);
            awaitLine(RUNNING);

            var environments = environments();

            assertThat(environments).isNotEmpty();
            assertThat(environments).noneMatch(each -> each.contains(CANARY));
        }
    }

    private void solve(OpenAiServer server, String sandbox) throws IOException {
        var builder =
                new ProcessBuilder(
                                "setsid",
                                "env",
                                "--default-signal=INT,TERM,HUP,QUIT",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "solve",
                                "--sandbox",
                                sandbox,
                                "--api-key-env",
                                "OPENAI_API_KEY",
                                "--base-url",
                                server.url(),
                                "--model",
                                "o3-mini",
                                "--runs",
                                runs.toString(),
                                "What is 6 * 7?")
                        .redirectErrorStream(true);
        builder.environment().put("OPENAI_API_KEY", CANARY);
        builder.environment().put("SOME_SERVICE_TOKEN", CANARY);
        running = builder.start();
    }

    private Process reckoner() {
        return requireNonNull(running);
    }

    private void awaitLine(String pattern) throws IOException {
        var before = new ArrayList<String>();
        do {
            last = reckoner().inputReader(UTF_8).readLine();
            before.add(last);
            assertThat(last).as(String.join("\n", before)).isNotNull();
        } while (!last.matches(pattern));
        started = reckoner().descendants().toList();
    }

    private void signalGroup(String signal) throws IOException, InterruptedException {
        assertThat(
                        new ProcessBuilder("kill", "-s", signal, "--", "-" + reckoner().pid())
                                .inheritIO()
                                .start()
                                .waitFor())
                .isZero();
    }

    private int exit() throws InterruptedException {
        last = reckoner().inputReader(UTF_8).lines().collect(Collectors.joining("\n"));
        return reckoner().waitFor();
    }

    private void assertThatAllIsWrittenAndNothingRuns() throws IOException {
        assertThat(last).contains("── stopped ").contains("1 step").contains("recorded in");
        assertThat(last).contains("go on with it: reckoner resume " + run());
        assertThat(last).contains("look at transcript.md or transcript.ipynb there");
        assertThat(run()).isDirectoryContaining("glob:**/transcript.md");
        assertThat(run()).isDirectoryContaining("glob:**/transcript.ipynb");
        assertThat(started).isNotEmpty();
        for (var process : started) {
            assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    private List<String> environments() {
        var environments = new ArrayList<String>();
        for (var process : started) {
            try {
                environments.add(Files.readString(Path.of("/proc/" + process.pid() + "/environ")));
            } catch (IOException _) {
                continue;
            }
        }
        return environments;
    }

    private List<Entry> entries() throws IOException {
        return Journal.read(run(), warning -> assertThat(warning).isNull());
    }

    private List<String> events() throws IOException {
        return entries().stream().map(entry -> entry.event().getClass().getSimpleName()).toList();
    }

    private Path run() throws IOException {
        try (var directories = Files.list(runs)) {
            return directories.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    @AfterEach
    void endIt() throws InterruptedException {
        reckoner().destroyForcibly().waitFor();
    }
}
