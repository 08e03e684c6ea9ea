package dev.reckoner.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// How many columns the terminal has: what `COLUMNS` says, else what the terminal says, else 80.
/// Shells know the width but do not tell the programs they start.
final class TerminalWidth {

    private static final int UNKNOWN = 80;
    private static final Pattern SIZE = Pattern.compile("\\d{1,5} ([1-9]\\d{0,3})");

    static int columns() {
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(columns);
        }
        return isTerminal() ? columns(ofTerminal()) : UNKNOWN;
    }

    static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /// @param size rows and columns, as `stty size` prints them
    static int columns(String size) {
        var parts = SIZE.matcher(size.strip());
        return parts.matches() ? Integer.parseInt(parts.group(1)) : UNKNOWN;
    }

    private static String ofTerminal() {
        try {
            var stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(new File("/dev/tty"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (var out = stty.getInputStream()) {
                return stty.waitFor(1, TimeUnit.SECONDS)
                        ? new String(out.readAllBytes(), StandardCharsets.US_ASCII)
                        : "";
            } finally {
                stty.destroyForcibly();
            }
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private TerminalWidth() {}
}
