package dev.reckoner.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/// One call of the command in this process, and what it left on its streams.
public record Console(int exit, String out, String err) {

    private static final Map<String, String> NO_SETTINGS = Map.of("XDG_CONFIG_HOME", "/nowhere");

    public static Console run(String... arguments) {
        return runWith("", arguments);
    }

    /// @param input on standard input
    public static Console runWith(String input, String... arguments) {
        return runIn(NO_SETTINGS, input, arguments);
    }

    /// @param environment where options can be set
    public static synchronized Console runIn(
            Map<String, String> environment, String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var realIn = System.in;
        var realOut = System.out;
        var realErr = System.err;
        try (var newOut = new PrintStream(out, true, StandardCharsets.UTF_8);
                var newErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            System.setOut(newOut);
            System.setErr(newErr);
            int exit = Main.run(environment, arguments);
            return new Console(
                    exit,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(realIn);
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }

    public static String[] arguments(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    public String lastLine() {
        return out.lines().reduce((_, last) -> last).orElse("");
    }
}
