package dev.reckoner.sandbox.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program of the host with its arguments.
///
/// @param environment all variables it is given, see [HostEnvironment]
/// @param folder it runs in
public record HostCommand(List<String> words, Map<String, String> environment, Path folder) {

    private static final int OUTPUT_CHARS = 1 << 20;
    private static final int TIMED_OUT = 124;
    private static final int NOT_FOUND = 127;

    /// The result of running it.
    ///
    /// @param exit 127 where there is no such program, 124 where it took too long
    /// @param output the last million characters of its standard output
    /// @param errors the last million characters of its standard error
    public record Result(int exit, String output, String errors) {

        public boolean succeeded() {
            return exit == 0;
        }

        public boolean notFound() {
            return exit == NOT_FOUND;
        }

        public boolean timedOut() {
            return exit == TIMED_OUT;
        }

        /// The last line of its errors, or of its output where it wrote no errors.
        public String lastLine() {
            String written = errors.isEmpty() ? output : errors;
            return written.substring(written.lastIndexOf('\n') + 1);
        }
    }

    public HostCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /// Runs in the current folder.
    public HostCommand(List<String> words, Map<String, String> environment) {
        this(words, environment, Path.of("").toAbsolutePath());
    }

    /// Ready to be started. The caller that starts it reads its streams and ends it.
    public ProcessBuilder builder() {
        var builder =
                new ProcessBuilder(IgnoreTerminalSignals.in(words)).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /// Runs it with empty input, to its end or to the limit. The process ends with this call, and
    /// with this program unless that is killed.
    ///
    /// @throws InterruptedException if the thread is interrupted, or this program is being ended
    public Result run(Duration limit) throws InterruptedException {
        var running = new EndAtExit();
        try {
            var process = running.start(builder());
            var output = OutputTail.of(process.getInputStream(), OUTPUT_CHARS);
            var errors = OutputTail.of(process.getErrorStream(), OUTPUT_CHARS);
            closeInput(process);
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    ? new Result(process.exitValue(), output.text(), errors.text())
                    : new Result(TIMED_OUT, "", "did not end within " + limit.toSeconds() + " s");
        } catch (IOException e) {
            return new Result(NOT_FOUND, "", String.valueOf(e.getMessage()));
        } finally {
            running.end();
        }
    }

    private static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            return;
        }
    }
}
