package dev.reckoner.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Standard input, output or error, and whether it is a terminal. One of them can be piped while
/// another is not.
public enum StandardStream {
    IN(0),
    OUT(1),
    ERR(2);

    private final int descriptor;

    StandardStream(int descriptor) {
        this.descriptor = descriptor;
    }

    /// Where the system shows no descriptors, all count as what the JDK says of standard input and
    /// output together.
    public boolean isTerminal() {
        try {
            return isTerminal(
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString());
        } catch (IOException | UnsupportedOperationException _) {
            var console = System.console();
            return console != null && console.isTerminal();
        }
    }

    /// @param device the file that the descriptor is open on
    static boolean isTerminal(String device) {
        return device.startsWith("/dev/pts/")
                || device.startsWith("/dev/tty")
                || device.equals("/dev/console");
    }

    /// Whether a row of it can be erased.
    public boolean isErasable() {
        return isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    public boolean isColoured() {
        String noColour = System.getenv("NO_COLOR");
        return isErasable() && (noColour == null || noColour.isEmpty());
    }
}
