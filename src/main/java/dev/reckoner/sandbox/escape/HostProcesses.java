package dev.reckoner.sandbox.escape;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The processes of this machine, each as its folder in `/proc`. None where there is no `/proc`.
final class HostProcesses {

    private static final Path PROC = Path.of("/proc");

    static boolean visible() {
        return Files.isReadable(PROC.resolve("self/status"));
    }

    /// Those that have given themselves this name, wherever they run: a process keeps its name in
    /// every namespace, and gives it to its children.
    static List<Path> named(String name) {
        if (!visible()) {
            return List.of();
        }
        try (var all = Files.newDirectoryStream(PROC, "[1-9]*")) {
            var found = new java.util.ArrayList<Path>();
            for (Path process : all) {
                if (text(process.resolve("comm")).strip().equals(name)) {
                    found.add(process);
                }
            }
            return found;
        } catch (IOException _) {
            return List.of();
        }
    }

    static Path of(ProcessHandle process) {
        return PROC.resolve(Long.toString(process.pid()));
    }

    /// Empty where it cannot be read, as when the process has ended.
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    /// Empty where it cannot be read.
    static String link(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException _) {
            return "";
        }
    }

    /// The value of a line such as `Threads: 3`; empty where there is none.
    static String field(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /// A value in kibibytes of a line such as `Shmem: 12 kB`, as bytes; 0 where there is none.
    static long bytes(String text, String name) {
        String value = field(text, name);
        return value.endsWith(" kB") ? Long.parseLong(value, 0, value.length() - 3, 10) << 10 : 0;
    }

    private HostProcesses() {}
}
