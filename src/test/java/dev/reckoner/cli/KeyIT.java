package dev.reckoner.cli;

import static dev.reckoner.testing.openai.Faults.error;
import static dev.reckoner.testing.openai.Faults.errorAt;
import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.Item.text;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.answers;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.testing.openai.Script;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The key, against a server that repeats it wherever it can: in nothing that a run writes, in no
/// process that it starts.
class KeyIT {

    private static final String CANARY = "sk-canary-5f1d7c2e9a";
    private static final List<String> NAMED = List.of("--api-key-env", "OPENAI_API_KEY");
    private static final List<String> IN_GRAALPY = List.of("--sandbox", "graalpy");
    private static final List<String> ALONE = List.of("--preset", "direct");
    private static final String WRITTEN =
            "{\"code\": \"import os\\nprint('%s', dict(os.environ))\"}";

    @TempDir private Path folder;

    private final List<String> environments = new ArrayList<>();
    private Instant began = Instant.EPOCH;

    @BeforeEach
    void begin() throws IOException {
        began = Files.getLastModifiedTime(Files.createFile(folder.resolve("began"))).toInstant();
    }

    @ParameterizedTest
    @CsvSource({"chat, o3-mini", "responses, gpt-6-sol"})
    void isNowhereAfterARunThatSucceeds(String api, String model) throws Exception {
        var run =
                solve(
                        IN_GRAALPY,
                        api,
                        model,
                        error(500, "server_error", "boom", "your key is " + CANARY),
                        answers(
                                text("Your key is " + CANARY + "."),
                                call("python", WRITTEN.formatted(CANARY))),
                        says("cut").but(errorAt(0.5, CANARY, CANARY)),
                        answers(
                                reasoning("The key is " + CANARY),
                                call("submit_answer", "{\"answer\": \"%s\"}".formatted(CANARY))));

        assertThat(run.exit()).as(run.printed()).isZero();
        assertThat(environments).anyMatch(text -> !text.isEmpty());
        assertThat(run.printed()).contains("Your key is [key].");
        assertThat(run.written()).anyMatch(text -> text.contains("print('[key]'"));
    }

    @ParameterizedTest
    @CsvSource({"chat, o3-mini", "responses, gpt-6-sol"})
    void isNowhereAfterARunThatFails(String api, String model) throws Exception {
        var run =
                solve(
                        ALONE,
                        api,
                        model,
                        error(400, "invalid_request_error", CANARY, "Bad key: " + CANARY));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.printed()).contains("Bad key: [key]");
    }

    @Test
    void isNotShownWhereItIsRefused() throws Exception {
        var run = refused("sk-another-key-0123", NAMED);

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.printed()).contains("refused the key (401)");
    }

    @Test
    void isNotSentToAServerForWhichItIsNotNamed() throws Exception {
        var run = refused(CANARY, List.of());

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.printed())
                .contains("needs an API key (401)")
                .contains("to send a key there, use --api-key-env OPENAI_API_KEY or");
    }

    private record Run(int exit, String printed, List<String> written) {}

    private Run refused(String accepted, List<String> options) throws Exception {
        return solve(accepted, "chat", "o3-mini", with(options, ALONE), _ -> says("never"));
    }

    private Run solve(List<String> options, String api, String model, Turn... turns)
            throws Exception {
        var script = Script.of(turns);
        return solve(
                CANARY,
                api,
                model,
                with(options, NAMED),
                asked -> {
                    environments.addAll(environmentsOfWhatItStarted());
                    return script.next(asked);
                });
    }

    private Run solve(
            String accepted, String api, String model, List<String> options, Script script)
            throws Exception {
        try (var server = scripted(script).key(accepted).start()) {
            var process =
                    start(
                            with(
                                    options,
                                    List.of(
                                            "--base-url",
                                            server.url(),
                                            "--api",
                                            api,
                                            "--model",
                                            model)));
            process.getOutputStream().close();
            String printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var run = new Run(process.waitFor(), printed, written());
            assertThat(printed).doesNotContain(CANARY);
            assertThat(run.written()).noneMatch(text -> text.contains(CANARY));
            assertThat(environments).noneMatch(text -> text.contains(CANARY));
            return run;
        }
    }

    private static List<String> with(List<String> options, List<String> others) {
        return Stream.concat(options.stream(), others.stream()).toList();
    }

    private Process start(List<String> options) throws IOException {
        var dist = Path.of("target/dist").toAbsolutePath();
        var command =
                with(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                dist.resolve("reckoner.jar") + ":" + dist.resolve("lib") + "/*",
                                "dev.reckoner.cli.Main",
                                "solve",
                                "--debug",
                                "--events",
                                "--runs",
                                folder.resolve("runs").toString(),
                                "What is 6 * 7?"),
                        options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OPENAI_API_KEY", CANARY);
        return builder.start();
    }

    /// Of the sandbox's processes and those that they started, while they run.
    private static List<String> environmentsOfWhatItStarted() {
        return ProcessHandle.current()
                .children()
                .flatMap(ProcessHandle::descendants)
                .map(process -> environment(process.pid()))
                .toList();
    }

    private static String environment(long pid) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(pid), "environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    /// Everything in the run's directory, and what is new in the cache.
    private List<String> written() throws IOException {
        try (var runs = Files.walk(folder.resolve("runs"));
                var cache = Files.walk(cache())) {
            return Stream.concat(runs, cache.filter(this::isNew))
                    .filter(Files::isRegularFile)
                    .map(KeyIT::bytes)
                    .toList();
        }
    }

    private static Path cache() {
        String own = System.getenv().getOrDefault("RECKONER_CACHE", "");
        String users = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        return !own.isBlank()
                ? Path.of(own)
                : (users.isBlank()
                                ? Path.of(System.getProperty("user.home"), ".cache")
                                : Path.of(users))
                        .resolve("reckoner");
    }

    private boolean isNew(Path file) {
        try {
            return !Files.getLastModifiedTime(file).toInstant().isBefore(began);
        } catch (IOException _) {
            return false;
        }
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
