package dev.reckoner.sandbox.supervisor;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.host.Architecture;
import dev.reckoner.sandbox.host.SandboxProtocol;
import dev.reckoner.sandbox.host.SeccompFilter;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The first frame a supervisor gets: what to import, the limits, and the filter of system calls.
public final class SupervisorSettings {

    private static final List<String> IMPORTS = List.of("numpy", "sympy", "mpmath");

    /// How many files there may be in `/tmp`.
    public static final int FILES = 4_096;

    /// The heap in huge pages, see `huge_pages.py`. The thresholds are those that glibc itself
    /// arrives at once a program has freed a large array.
    private static final String HUGE_PAGES =
            "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=33554432"
                    + ":glibc.malloc.trim_threshold=67108864";

    /// @param contained whether a container has one session, rather than bubblewrap many
    public static ObjectNode of(
            SandboxLimits limits, Architecture architecture, boolean contained) {
        byte[] filter = SeccompFilter.compile(SeccompFilter.policy(), architecture);
        ObjectNode frame = SandboxProtocol.JSON.createObjectNode();
        ObjectNode settings = frame.putObject("settings");
        IMPORTS.forEach(settings.putArray("imports")::add);
        settings.put("filter", HexFormat.of().formatHex(filter)).put("chars", limits.outputChars());
        settings.put("contained", contained);
        environment().forEach(settings.putObject("environment")::put);
        settings.putObject("limits")
                .put("memory", limits.memoryBytes())
                .put("processes", limits.processes())
                .put("scratch", limits.scratchBytes())
                .put("files", FILES);
        return frame;
    }

    /// The variables of every process of a session.
    public static Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("HOME", "/tmp");
        environment.put("LANG", "C.UTF-8");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("GLIBC_TUNABLES", HUGE_PAGES);
        environment.put("OPENBLAS_NUM_THREADS", "1");
        environment.put("OMP_NUM_THREADS", "1");
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("MPLBACKEND", "agg");
        environment.put("MPLCONFIGDIR", "/tmp");
        return environment;
    }

    private SupervisorSettings() {}
}
