package dev.reckoner.sandbox.supervisor;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.host.Architecture;
import dev.reckoner.sandbox.host.SandboxProtocol;
import dev.reckoner.sandbox.host.SeccompFilter;

import java.util.HexFormat;
import java.util.List;

/// The first frame a supervisor gets: what to import, the limits, and the filter of system calls.
public final class SupervisorSettings {

    private static final List<String> IMPORTS = List.of("numpy", "sympy", "mpmath");

    /// How many files there may be in `/tmp`.
    public static final int FILES = 4_096;

    public static ObjectNode of(SandboxLimits limits) {
        byte[] filter =
                SeccompFilter.compile(
                        SeccompFilter.policy(), Architecture.named(System.getProperty("os.arch")));
        ObjectNode frame = SandboxProtocol.JSON.createObjectNode();
        ObjectNode settings = frame.putObject("settings");
        IMPORTS.forEach(settings.putArray("imports")::add);
        settings.put("filter", HexFormat.of().formatHex(filter)).put("chars", limits.outputChars());
        settings.putObject("limits")
                .put("memory", limits.memoryBytes())
                .put("processes", limits.processes())
                .put("scratch", limits.scratchBytes())
                .put("files", FILES);
        return frame;
    }

    private SupervisorSettings() {}
}
