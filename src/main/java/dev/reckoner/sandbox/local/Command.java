package dev.reckoner.sandbox.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A program of the host, run to its end.
///
/// @param output of both its streams where they were merged, else of the first
record Command(int exit, String output) {

    /// @return exit 127 where there is no such program, 124 where it took too long
    static Command run(Duration limit, boolean merged, List<String> words)
            throws InterruptedException {
        try {
            var builder = new ProcessBuilder(words).redirectErrorStream(merged);
            builder.environment().remove("OPENAI_API_KEY");
            if (!merged) {
                builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            }
            Process process = builder.start();
            process.getOutputStream().close();
            var output =
                    CompletableFuture.supplyAsync(() -> text(process), Thread::startVirtualThread);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Command(124, "no end within " + limit.toSeconds() + " s");
            }
            return new Command(process.exitValue(), output.join().strip());
        } catch (IOException e) {
            return new Command(127, String.valueOf(e.getMessage()));
        }
    }

    private static String text(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean succeeded() {
        return exit == 0;
    }

    /// The last line it wrote, where programs put what went wrong.
    String lastLine() {
        return output.substring(output.lastIndexOf('\n') + 1);
    }
}
