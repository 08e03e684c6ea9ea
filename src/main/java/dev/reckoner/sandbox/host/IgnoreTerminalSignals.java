package dev.reckoner.sandbox.host;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;

/// Makes of a command one that ignores the signals which a terminal, or whoever stops a job, sends
/// to the whole process group.
///
/// A program inherits which signals are ignored, and a shell can say so before it becomes the
/// program. SIGKILL still ends it, and the group stays one, so that a job that is killed is killed
/// whole.
final class IgnoreTerminalSignals {

    private static final String SCRIPT = "trap '' HUP INT QUIT TERM; exec \"$@\"";

    /// @return the same words on Windows, which has neither such signals nor the shell
    static List<String> in(List<String> words) {
        return File.separatorChar == '\\'
                ? words
                : Stream.concat(Stream.of("/bin/sh", "-c", SCRIPT, "sh"), words.stream()).toList();
    }

    private IgnoreTerminalSignals() {}
}
