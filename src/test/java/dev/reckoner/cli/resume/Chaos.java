package dev.reckoner.cli.resume;

import static dev.reckoner.testing.openai.Faults.slow;
import static dev.reckoner.testing.openai.Turn.answers;
import static dev.reckoner.testing.openai.Turn.python;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.Main;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.testing.openai.Charge;
import dev.reckoner.testing.openai.Item;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Received;
import dev.reckoner.testing.openai.Turn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Attempts in processes of their own that are killed, as by `kill -9`, and resumed until they end.
///
/// The server says each of its turns once. A process is killed when the journal has another line,
/// or at a random moment after that.
final class Chaos {

    /// The cells build on each other, so that a session that is not made anew gives another answer.
    private static final Turn[] TURNS = {
        python("import random\nx = 1\nprint('begun', x)"),
        answers(call("x += 1\nx"), call("y = [x] * 3\ny")),
        python("r = random.random()\nr"),
        python("def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nf(20)"),
        answers(call("1 / 0"), call("z = f(10) + sum(y)\nz")),
        python("import time\ntime.sleep(0.3)\nw = z * x\nw"),
        submits("122")
    };

    private static final Pattern MARK = Pattern.compile(".*\"type\":\"re(?:sumed|built)\".*\n");

    private static final String ANSWER = "122";
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LATENCY = Duration.ofMillis(120);

    private final String sandbox;
    private final Path folder;
    private final Random random;
    private final List<String> options;
    private final List<ProcessHandle> started = new ArrayList<>();
    private int kills;

    /// @param folder is the caller's to delete
    /// @param options of `java`
    Chaos(String sandbox, Path folder, long seed, String... options) {
        this.sandbox = sandbox;
        this.folder = folder;
        this.random = new Random(seed);
        this.options = List.of(options);
    }

    private static Item call(String code) {
        String json = code.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
        return Item.call("python", "{\"code\": \"" + json + "\"}");
    }

    int kills() {
        return kills;
    }

    /// Makes one attempt, whose process is killed again and again.
    ///
    /// @param mostKills after so many the attempt is left to end by itself
    /// @param atEachLine whether a process is killed as soon as it has written a step; otherwise at
    ///   a random moment
    void attempt(int mostKills, boolean atEachLine) throws IOException, InterruptedException {
        Path runs = Files.createTempDirectory(folder, "runs");
        try (var server = OpenAiServer.scripted(TURNS).latency(LATENCY).start()) {
            var process = solve(server, runs);
            for (int i = 0; i < mostKills && isKilled(process, runs, atEachLine); i++) {
                process = start(List.of("resume", "--runs", runs.toString(), "-q"));
            }
            String said = said(process);
            if (process.exitValue() == 2 && steps(runs) == 0) {
                process = solve(server, runs); // it was killed before it had made its directory
                said = said(process);
            }
            boolean hadEnded = said.contains("is unfinished"); // it was killed after its last entry
            assertThat(hadEnded || process.exitValue() == 0).as(said).isTrue();
            assertThatNothingIsLost(run(runs), server);
        }
        assertThatNothingIsLeft();
    }

    /// Kills an attempt in its first step and resumes it in two processes at once, until one of
    /// them has found the other at work.
    void twoResumesAtOnce() throws IOException, InterruptedException {
        Path runs = Files.createTempDirectory(folder, "runs");
        try (var server = OpenAiServer.scripted(TURNS).latency(LATENCY).start()) {
            isKilled(solve(server, runs), runs, true);
            var one = start(List.of("resume", "--runs", runs.toString(), "-q"), "one");
            var other = start(List.of("resume", "--runs", runs.toString(), "-q"), "other");
            String saidOne = said(one, "one");
            String saidOther = said(other, "other");

            boolean won = one.exitValue() == 0;
            var winner = won ? one : other;
            var loser = won ? other : one;
            String refusal = won ? saidOther : saidOne;
            assertThat(winner.exitValue()).as(saidOne + saidOther).isZero();
            assertThat(loser.exitValue()).as(refusal).isIn(2, 3);
            assertThat(refusal)
                    .containsAnyOf("kill " + winner.pid(), "is unfinished", "has an answer");
            assertThatNothingIsLost(run(runs), server);
        }
        assertThatNothingIsLeft();
    }

    /// Kills an attempt as soon as its first reply has begun, at a server that makes replies in the
    /// background and stores them, and resumes it.
    void storedReply() throws IOException, InterruptedException {
        Path runs = Files.createTempDirectory(folder, "runs");
        Path models = folder.resolve("models.json");
        Files.writeString(
                models,
                """
                {"models": [{"id": "o3-mini", "extra_body": {"store": true, "background": true}}]}\
                """);
        var slow = submits(ANSWER).but(slow(Duration.ofMillis(1)));
        try (var server = OpenAiServer.scripted(slow).start()) {
            var process = solve(server, runs, "--models", models.toString(), "--api", "responses");
            assertThat(isKilledAfter(2, process, runs)).isTrue();
            var resumed = start(List.of("resume", "--runs", runs.toString()));
            String said = said(resumed);

            assertThat(resumed.exitValue()).as(said).isZero();
            assertThat(said).contains("the reply that was being made when the process ended");
            assertThat(server.ledger().requests())
                    .filteredOn(request -> request.path().contains("/responses"))
                    .extracting(Received::method)
                    .containsExactly("POST", "GET", "GET");
            assertThat(server.ledger().charges()).hasSize(1);
        }
        assertThatNothingIsLeft();
    }

    private Process solve(OpenAiServer server, Path runs, String... options) throws IOException {
        var command =
                List.of(
                        "solve",
                        "--sandbox",
                        sandbox,
                        "--base-url",
                        server.url(),
                        "--model",
                        "o3-mini",
                        "--runs",
                        runs.toString(),
                        "-q",
                        "What is 61 * 2?");
        return start(Stream.concat(command.stream(), Stream.of(options)).toList());
    }

    private Process start(List<String> arguments) throws IOException {
        return start(arguments, "said");
    }

    private Process start(List<String> arguments, String output) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + temporary());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(output).toFile());
        builder.environment().put("TMPDIR", temporary().toString());
        return builder.start();
    }

    private Path temporary() throws IOException {
        return Files.createDirectories(folder.resolve("tmp"));
    }

    /// Waits for the moment and kills the process.
    ///
    /// @return false if it ended by itself before
    private boolean isKilled(Process process, Path runs, boolean atEachLine)
            throws IOException, InterruptedException {
        long before = steps(runs);
        long end = System.nanoTime() + LONGEST.toNanos();
        boolean early = !atEachLine && random.nextInt(4) == 0;
        while (process.isAlive() && !early && steps(runs) <= before) {
            assertThat(System.nanoTime()).as(said()).isLessThan(end);
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        if (!atEachLine) {
            process.waitFor(random.nextInt(early ? 1_500 : 600), TimeUnit.MILLISECONDS);
        }
        return killed(process);
    }

    /// Whether it was, and had not ended by itself before.
    private boolean killed(Process process) throws InterruptedException {
        if (!process.isAlive()) {
            return false;
        }
        process.descendants().forEach(started::add);
        process.destroyForcibly().waitFor();
        kills++;
        return true;
    }

    /// Kills a process as soon as the journal has so many lines.
    private boolean isKilledAfter(long lines, Process process, Path runs)
            throws IOException, InterruptedException {
        while (process.isAlive() && steps(runs) < lines) {
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        return killed(process);
    }

    /// The lines of the journal that a process writes which was not resumed.
    private static long steps(Path runs) throws IOException {
        try (var directories = Files.list(runs)) {
            var journal = directories.map(each -> each.resolve(Journal.FILE)).filter(Files::exists);
            var file = journal.findFirst();
            if (file.isEmpty()) {
                return 0;
            }
            String written = Files.readString(file.get(), StandardCharsets.ISO_8859_1);
            return MARK.matcher(written).replaceAll("").chars().filter(c -> c == '\n').count();
        }
    }

    private static Path run(Path runs) throws IOException {
        try (var directories = Files.list(runs)) {
            return directories
                    .filter(each -> Files.exists(each.resolve(Journal.FILE)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String said(Process process) throws IOException, InterruptedException {
        return said(process, "said");
    }

    private String said(Process process, String output) throws IOException, InterruptedException {
        boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
        assertThat(ended).as(said(output)).isTrue();
        return said(output);
    }

    private String said() throws IOException {
        return said("said");
    }

    private String said(String output) throws IOException {
        return Files.readString(folder.resolve(output), StandardCharsets.UTF_8);
    }

    private void assertThatNothingIsLost(Path run, OpenAiServer server) throws IOException {
        var warnings = new ArrayList<String>();
        var entries = Journal.read(run, warnings::add);
        assertThat(warnings).isEmpty();
        assertThat(entries.getLast().event())
                .isEqualTo(new Event.Ended(new dev.reckoner.journal.End.Answered(ANSWER)));
        assertThat(replies(entries))
                .as("each reply that was paid for is used once")
                .isEqualTo(server.ledger().charges().stream().map(Charge::id).toList())
                .hasSize(TURNS.length);
        assertThat(server.ledger().complaints()).isEmpty();
        try (var files = Files.walk(run)) {
            assertThat(files.filter(each -> each.toString().endsWith(".part"))).isEmpty();
        }
    }

    private static List<String> replies(List<Entry> entries) {
        return entries.stream()
                .map(Entry::event)
                .flatMap(event ->
                        event instanceof Event.Replied(var reply, _)
                                ? Stream.ofNullable(reply.id())
                                : Stream.empty())
                .toList();
    }

    private void assertThatNothingIsLeft() throws IOException {
        for (var process : started) {
            assertThat(process.onExit()).as("%s", process.info()).succeedsWithin(LONGEST);
        }
        started.clear();
        try (var files = Files.list(temporary())) {
            assertThat(files).as("temporary files").isEmpty();
        }
    }
}
