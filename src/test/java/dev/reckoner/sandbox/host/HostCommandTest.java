package dev.reckoner.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.sandbox.host.HostCommand.Result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HostCommandTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);

    private static HostCommand shell(String script) {
        return new HostCommand(
                List.of("/bin/sh", "-c", script), HostEnvironment.PLAIN.of(System.getenv()));
    }

    private static Result run(String script) throws InterruptedException {
        return shell(script).run(AMPLE);
    }

    @Test
    void bothStreamsAndTheExitStatusAreTold() throws InterruptedException {
        assertThat(run("echo one; echo two; echo three >&2; exit 4"))
                .isEqualTo(new Result(4, "one\ntwo", "three"));
    }

    @Test
    void theLastLineIsOfTheErrorsWhereThereAreSome() {
        assertThat(new Result(1, "a\nb", "c\nd").lastLine()).isEqualTo("d");
        assertThat(new Result(1, "a\nb", "").lastLine()).isEqualTo("b");
    }

    @Test
    void aProgramThatIsNotThereIsToldAsAShellTellsIt() throws InterruptedException {
        var result = new HostCommand(List.of("no-such-program"), Map.of()).run(AMPLE);

        assertThat(result.notFound()).isTrue();
        assertThat(result.errors()).contains("no-such-program");
    }

    @Test
    void thereIsNothingToRead() throws InterruptedException {
        assertThat(run("cat; echo end")).isEqualTo(new Result(0, "end", ""));
    }

    @Test
    void ofEndlessOutputTheEndIsKept() throws InterruptedException {
        var output = run("yes | head -n 2000000; echo last").output();

        assertThat(output).hasSizeLessThanOrEqualTo(1 << 20).endsWith("y\nlast");
    }

    @Test
    void whatTakesTooLongIsEndedWithItsChildren() throws InterruptedException {
        var before = children();

        var result = shell("sleep 600 & sleep 600").run(Duration.ofMillis(300));

        assertThat(result).isEqualTo(new Result(124, "", "did not end within 0 s"));
        assertThatTheyEnd(startedSince(before));
    }

    @Test
    void anInterruptedCallEndsIt() throws Exception {
        var before = children();
        var call = new FutureTask<>(() -> run("sleep 600"));
        var thread = Thread.ofVirtual().start(call);
        while (startedSince(before).isEmpty()) {
            Thread.onSpinWait();
        }
        var started = startedSince(before);

        thread.interrupt();

        assertThatThrownBy(call::get).hasCauseInstanceOf(InterruptedException.class);
        assertThatTheyEnd(started);
    }

    @Test
    void itsEnvironmentIsWhatItWasGiven() throws InterruptedException {
        var given = Map.of("PATH", "/usr/bin:/bin", "PIP_INDEX_URL", "https://index.example");

        var seen = new HostCommand(List.of("env"), given).run(AMPLE).output().lines();

        assertThat(seen.filter(line -> !line.matches("(PWD|OLDPWD|SHLVL|_)=.*")))
                .containsExactlyInAnyOrder(
                        "PATH=/usr/bin:/bin", "PIP_INDEX_URL=https://index.example");
    }

    @Test
    void theSignalsOfATerminalDoNotEndIt() throws InterruptedException {
        assertThat(run("kill -s INT $$; kill -s TERM $$; kill -s HUP $$; kill -s QUIT $$; echo on"))
                .isEqualTo(new Result(0, "on", ""));
    }

    /// Runs a program that does not end.
    static final class Victim {

        static void main(String[] arguments) throws InterruptedException {
            run("exec sleep 600");
        }
    }

    @Test
    void itEndsWithThisProgram() throws IOException, InterruptedException {
        var victim =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName())
                        .start();
        try {
            while (victim.children().findAny().isEmpty()) {
                Thread.onSpinWait();
            }
            var started = victim.descendants().toList();

            victim.destroy();

            victim.waitFor();
            assertThatTheyEnd(started);
        } finally {
            victim.destroyForcibly();
        }
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().toList();
    }

    private static List<ProcessHandle> startedSince(List<ProcessHandle> before) {
        return ProcessHandle.current().children().filter(each -> !before.contains(each)).toList();
    }

    private static void assertThatTheyEnd(List<ProcessHandle> processes) {
        for (var process : processes) {
            assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(20));
        }
    }
}
