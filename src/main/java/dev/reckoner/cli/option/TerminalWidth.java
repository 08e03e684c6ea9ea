package dev.reckoner.cli.option;

import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.HostEnvironment;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// How many columns the terminal has: what `COLUMNS` says, else what the terminal says, else 80.
/// Shells know the width but do not tell the programs they start.
public final class TerminalWidth {

    /// Where there is no terminal, or it does not say.
    public static final int UNKNOWN = 80;

    private static final List<String> SIZE_OF_TERMINAL = List.of("sh", "-c", "stty size </dev/tty");
    private static final Pattern SIZE = Pattern.compile("\\d{1,5} ([1-9]\\d{0,3})");

    public static int columns() {
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(columns);
        }
        return isSeen() ? columns(ofTerminal()) : UNKNOWN;
    }

    private static boolean isSeen() {
        return StandardStream.OUT.isTerminal() || StandardStream.ERR.isTerminal();
    }

    /// @param size rows and columns, as `stty size` prints them
    static int columns(String size) {
        var parts = SIZE.matcher(size.strip());
        return parts.matches() ? Integer.parseInt(parts.group(1)) : UNKNOWN;
    }

    private static String ofTerminal() {
        try {
            return new HostCommand(SIZE_OF_TERMINAL, HostEnvironment.PLAIN.of(System.getenv()))
                    .run(Duration.ofSeconds(1))
                    .output();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private TerminalWidth() {}
}
