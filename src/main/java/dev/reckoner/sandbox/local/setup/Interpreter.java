package dev.reckoner.sandbox.local.setup;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.HostEnvironment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A CPython of this machine that the pinned libraries have wheels for, and a pip that can install
/// for it.
///
/// @param pip the words that run pip; a pip of another Python gets this Python as an option
record Interpreter(Path path, List<String> pip) {

    private static final Duration QUICK = Duration.ofSeconds(20);
    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/local/bin");
    private static final List<String> NAMES = List.of("python3.12", "python3.11", "python3");
    private static final String VERSION =
            "import sys; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12))"
                    + " or sys.implementation.name != 'cpython')";

    /// @param environment `RECKONER_PYTHON` names the one to take; no other is then considered
    static Interpreter find(Map<String, String> environment, Path scratch)
            throws InterruptedException {
        Path path = path(environment);
        List<String> pip =
                pip(path, scratch, environment)
                        .orElseThrow(() ->
                                new SandboxUnavailable(
                                        "no pip on this machine to install libraries for "
                                                + path
                                                + "; install the package python3-venv (Debian,"
                                                + " Ubuntu) or python3-pip (others)"));
        return new Interpreter(path, pip);
    }

    private static Path path(Map<String, String> environment) throws InterruptedException {
        String chosen = environment.getOrDefault("RECKONER_PYTHON", "");
        for (Path candidate : chosen.isEmpty() ? candidates() : List.of(Path.of(chosen))) {
            if (Files.isExecutable(candidate)
                    && succeeds(
                            List.of(candidate.toString(), "-I", "-c", VERSION),
                            HostEnvironment.PLAIN.of(environment),
                            QUICK)) {
                return candidate;
            }
        }
        throw new SandboxUnavailable(
                (chosen.isEmpty()
                                ? "no CPython 3.11 or 3.12 in " + FOLDERS
                                : chosen + " is no CPython 3.11 or 3.12")
                        + "; install the packages python3 and python3-venv, or name one outside any"
                        + " home folder with RECKONER_PYTHON");
    }

    private static List<Path> candidates() {
        List<Path> all = new ArrayList<>();
        FOLDERS.forEach(folder -> NAMES.forEach(name -> all.add(Path.of(folder, name))));
        return all;
    }

    private static Optional<List<String>> pip(
            Path path, Path scratch, Map<String, String> environment) throws InterruptedException {
        String python = path.toString();
        List<String> own = List.of(python, "-m", "pip");
        if (works(own, environment)) {
            return Optional.of(own);
        }
        for (String name : List.of("pip3", "pip")) {
            List<String> other = List.of(name, "--python", python);
            if (works(other, environment)) {
                return Optional.of(other);
            }
        }
        Path made = scratch.resolve("pip");
        if (succeeds(
                List.of(python, "-m", "venv", made.toString()),
                HostEnvironment.PLAIN.of(environment),
                Duration.ofMinutes(2))) {
            return Optional.of(List.of(made.resolve("bin/python3").toString(), "-m", "pip"));
        }
        return Optional.empty();
    }

    private static boolean works(List<String> pip, Map<String, String> environment)
            throws InterruptedException {
        List<String> words = new ArrayList<>(pip);
        words.add("--version");
        return succeeds(words, HostEnvironment.PIP.of(environment), QUICK);
    }

    private static boolean succeeds(
            List<String> words, Map<String, String> environment, Duration limit)
            throws InterruptedException {
        return new HostCommand(words, environment).run(limit).succeeded();
    }
}
