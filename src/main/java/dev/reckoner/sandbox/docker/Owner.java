package dev.reckoner.sandbox.docker;

import dev.reckoner.sandbox.host.ProcessStart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The process that has started a container, as the container's labels name it.
///
/// @param machine the boot and the PID namespace in which the number means that process
/// @param process its number and the time of its start
record Owner(String machine, String process) {

    static final String MACHINE = "dev.reckoner.machine";
    static final String PROCESS = "dev.reckoner.process";

    static Owner current() {
        return new Owner(thisMachine(), name(ProcessHandle.current()));
    }

    private static String thisMachine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
                    + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException _) {
            return System.getProperty("os.name") + " of " + System.getProperty("user.home");
        }
    }

    private static String name(ProcessHandle process) {
        return process.pid() + "@" + ProcessStart.of(process);
    }

    Map<String, String> labels() {
        return Map.of(MACHINE, machine, PROCESS, process);
    }

    /// Whether a container with these labels belongs to a process of this machine that has ended.
    static boolean hasEnded(Map<String, String> labels) {
        String process = labels.getOrDefault(PROCESS, "");
        return thisMachine().equals(labels.get(MACHINE))
                && process.matches("\\d{1,18}@\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(process.split("@")[0]))
                        .filter(living -> name(living).equals(process))
                        .isEmpty();
    }
}
