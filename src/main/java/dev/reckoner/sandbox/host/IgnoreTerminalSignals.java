package dev.reckoner.sandbox.host;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;

/// Turns a command into one that ignores the signals which a terminal, or a program that stops a
/// job, sends to the whole process group.
///
/// A program inherits which signals are ignored, and a shell can set that before it becomes the
/// program. SIGKILL still ends it. The process group stays the same, so that killing a job also
/// kills this program.
final class IgnoreTerminalSignals {

    private static final String SCRIPT = "trap '' HUP INT QUIT TERM; exec \"$@\"";

    /// @return the same words on Windows, which has neither these signals nor the shell
    static List<String> in(List<String> words) {
        return File.separatorChar == '\\'
                ? words
                : Stream.concat(Stream.of("/bin/sh", "-c", SCRIPT, "sh"), words.stream()).toList();
    }

    private IgnoreTerminalSignals() {}
}
