package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.SandboxUnavailable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Fetches the locked packages with `pip`, which knows where this machine gets packages from.
record Wheels(Requirements requirements, Installation installation, Consumer<String> progress) {

    private static final int MINUTES_TO_FETCH = 5;

    /// @param folder made for them, and for what it takes to get them
    List<Path> fetch(Path folder) throws IOException, InterruptedException {
        Files.createDirectory(folder);
        var lock = Files.writeString(folder.resolve("lock"), requirements.text());
        progress.accept("fetching " + String.join(", ", requirements.versions().sequencedKeySet()));
        var pip = List.of("-m", "pip");
        var complaints = run(List.of("python3", "-m", "pip"), lock, folder);
        if (wheels(folder).size() != requirements.all().size()) {
            throw new SandboxUnavailable("pip did not fetch the locked packages: " + complaints);
        }
        return checked(wheels(folder));
    }

    private static String run(List<String> pip, Path lock, Path folder)
            throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(pip);
        command.addAll(
                List.of(
                        "download",
                        "--quiet",
                        "--disable-pip-version-check",
                        "--no-deps",
                        "--only-binary",
                        ":all:",
                        "--require-hashes",
                        "-r",
                        lock.toString(),
                        "-d",
                        folder.toString()));
        var process =
                new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        var complaints = Complaints.of(process);
        try {
            process.waitFor(MINUTES_TO_FETCH, TimeUnit.MINUTES);
        } finally {
            process.destroyForcibly();
        }
        return complaints.text();
    }

    private static List<Path> wheels(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".whl")).sorted().toList();
        }
    }

    private List<Path> checked(List<Path> wheels) throws IOException {
        for (var wheel : wheels) {
            var hash = HexFormat.of().formatHex(Library.sha256(Files.readAllBytes(wheel)));
            if (requirements.all().stream().noneMatch(each -> each.sha256().equals(hash))) {
                throw new SandboxUnavailable(
                        wheel.getFileName() + " is not the locked one; its SHA-256 is " + hash);
            }
        }
        return wheels;
    }
}
