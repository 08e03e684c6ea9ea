package dev.reckoner.sandbox.graalpy.setup;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.HostEnvironment;
import dev.reckoner.text.Sha256;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Fetches the locked packages with `pip`, which knows where this machine gets packages from. It is
/// the machine's own pip or, where there is none, the one of GraalPy, which takes half a minute
/// longer.
///
/// @param classPath of a worker
record Wheels(Requirements requirements, Path java, String classPath, Consumer<String> progress) {

    private static final String FETCH = "dev.reckoner.sandbox.graalpy.worker.Fetch";
    private static final List<String> PIP =
            List.of(
                    ("python3 -m pip download --quiet --disable-pip-version-check --no-deps"
                                    + " --only-binary :all: --require-hashes")
                            .split(" "));
    private static final Duration FETCH_WITHIN = Duration.ofMinutes(5);

    /// @param folder is made for them and for temporary files
    List<Path> fetch(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var lock = Files.writeString(folder.resolve("lock"), requirements.text());
        var names = String.join(", ", requirements.versions().sequencedKeySet());
        progress.accept("fetching " + names);
        var errors = run(pip(lock, folder));
        if (!fetched(folder)) {
            progress.accept(
                    "fetching " + names + " with GraalPy's own pip, because no other pip could");
            errors = errors + "\n" + run(graalPip(lock, folder));
        }
        if (!fetched(folder)) {
            throw new SandboxUnavailable("pip did not fetch the locked packages:\n" + errors);
        }
        return checked(wheels(folder));
    }

    private static List<String> pip(Path lock, Path folder) {
        var command = new ArrayList<>(PIP);
        command.addAll(List.of("-r", lock.toString(), "-d", folder.toString()));
        return command;
    }

    private List<String> graalPip(Path lock, Path folder) {
        var resources = folder.resolve("resources");
        return List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dpolyglot.engine.resourcePath=" + resources,
                "-cp",
                classPath,
                FETCH,
                resources.toString(),
                lock.toString(),
                folder.toString());
    }

    /// @return what it wrote to standard error
    private static String run(List<String> command) throws InterruptedException {
        return new HostCommand(command, HostEnvironment.PIP.of(System.getenv()))
                .run(FETCH_WITHIN)
                .errors();
    }

    private boolean fetched(Path folder) throws IOException {
        return wheels(folder).size() == requirements.all().size();
    }

    private static List<Path> wheels(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".whl")).sorted().toList();
        }
    }

    private List<Path> checked(List<Path> wheels) throws IOException {
        for (var wheel : wheels) {
            var hash = Sha256.of(Files.readAllBytes(wheel));
            if (requirements.all().stream().noneMatch(each -> each.sha256().equals(hash))) {
                throw new SandboxUnavailable(
                        wheel.getFileName() + " is not the locked one; its SHA-256 is " + hash);
            }
        }
        return wheels;
    }
}
