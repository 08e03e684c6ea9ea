package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.SandboxLimits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Runs cells by hand and says how long each took: `Drive LIMIT_SECONDS CELL…`, where a cell may be
/// `@FILE` `times N:CELL`, or `new` for a new session.
final class Drive {

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        var limit = Duration.ofMillis((long) (1_000 * Double.parseDouble(arguments[0])));
        try (var sandbox = GraalPySandbox.start(SandboxLimits.DEFAULT, System.err::println)) {
            var session = sandbox.open();
            System.out.printf("%d ms: open, %s%n", millisSince(start), sandbox.description());
            for (int i = 1; i < arguments.length; i++) {
                var source = arguments[i];
                int times = 1;
                if (source.startsWith("times ")) {
                    times = Integer.parseInt(source.substring(6, source.indexOf(':')));
                    source = source.substring(source.indexOf(':') + 1);
                }
                if (source.equals("new")) {
                    session.close();
                    session = sandbox.open();
                    System.out.printf("%d ms: another session%n", millisSince(start));
                    continue;
                }
                if (source.startsWith("@")) {
                    source = Files.readString(Path.of(source.substring(1)));
                }
                var took = new long[times];
                Object outcome = null;
                for (int n = 0; n < times; n++) {
                    long before = System.nanoTime();
                    outcome = session.run(source, limit);
                    took[n] = System.nanoTime() - before;
                }
                java.util.Arrays.sort(took);
                var text = String.valueOf(outcome);
                System.out.printf(
                        "%d ms: median %.2f ms, %s -> %s%n",
                        millisSince(start),
                        took[times / 2] / 1e6,
                        source.lines().findFirst().orElse(""),
                        text.length() < 900 ? text : text.substring(0, 900) + "...");
            }
            session.close();
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private Drive() {}
}
