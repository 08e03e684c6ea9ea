package dev.reckoner.sandbox.graalpy.setup;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.host.CacheFolder;
import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.HostEnvironment;
import dev.reckoner.sandbox.host.SeccompFilter;
import dev.reckoner.sandbox.host.UnixUser;
import dev.reckoner.task.Remedy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How a worker is isolated beside GraalPy's own sandbox policy. Closed for ever.
public sealed interface Isolation {

    record InBubblewrap(IsolatedWorkerCommand command) implements Isolation {}

    /// @param reason why there is no bubblewrap around it
    record GraalPyOnly(String reason, List<Remedy> remedies) implements Isolation {

        public GraalPyOnly {
            remedies = List.copyOf(remedies);
        }

        GraalPyOnly(String reason, Remedy... remedies) {
            this(reason, List.of(remedies));
        }
    }

    Duration TEST_LIMIT = Duration.ofSeconds(20);

    /// The folders of shared objects and of the loader.
    List<String> SHARED_OBJECTS = List.of("/usr/lib", "/usr/lib64", "/lib", "/lib64");

    /// Tests bubblewrap with a JVM that prints its version. The result is not remembered: the test
    /// takes a tenth of a second, and bubblewrap can stop working at any time.
    ///
    /// @param library the folder where the filter is kept
    /// @param jars of the class path that are not in the library
    static Isolation here(Path java, Path library, List<Path> jars) throws InterruptedException {
        if (!System.getProperty("os.name").equals("Linux")) {
            return new GraalPyOnly("bubblewrap needs Linux");
        }
        var bubblewrap = bubblewrap();
        if (bubblewrap.isEmpty()) {
            return new GraalPyOnly("bubblewrap is not installed", new Remedy.InstallBubblewrap());
        }
        try {
            var secret = UnixUser.isRoot() ? readByRootOnly(library, jars) : Optional.<Path>empty();
            if (secret.isPresent()) {
                return new GraalPyOnly(secret.get() + " can be read by root only");
            }
            var command = command(bubblewrap.get(), library, jars);
            return failure(command, java, library)
                    .<Isolation>map(GraalPyOnly::new)
                    .orElseGet(() -> new InBubblewrap(command));
        } catch (IOException | SandboxUnavailable cannot) {
            return new GraalPyOnly(String.valueOf(cannot.getMessage()));
        }
    }

    private static Optional<Path> readByRootOnly(Path library, List<Path> jars) throws IOException {
        var files = new ArrayList<>(jars);
        files.add(GraalPyLibrary.version(library));
        for (var file : files) {
            if (!isForAll(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static boolean isForAll(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    }

    private static IsolatedWorkerCommand command(Path bubblewrap, Path library, List<Path> jars)
            throws IOException, InterruptedException {
        var readable = new ArrayList<>(List.of(Path.of(System.getProperty("java.home")), library));
        readable.addAll(jars);
        var links = new TreeMap<Path, Path>();
        for (var path : SHARED_OBJECTS.stream().map(Path::of).toList()) {
            if (Files.isSymbolicLink(path)) {
                links.put(path, Files.readSymbolicLink(path));
            } else if (Files.isDirectory(path)) {
                readable.add(path);
            }
        }
        var uid =
                UnixUser.isRoot()
                        ? OptionalLong.of(UnixUser.unusedId(new SecureRandom()))
                        : OptionalLong.empty();
        return new IsolatedWorkerCommand(bubblewrap, readable, links, filter(library), uid);
    }

    private static Optional<Path> bubblewrap() {
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.of(folders)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "bwrap"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path filter(Path library) throws InterruptedException {
        var bytes = SeccompFilter.withoutSupervisor();
        return new CacheFolder(library)
                .get("filter-" + GraalPyLibrary.key(bytes), made -> Files.write(made, bytes));
    }

    private static Optional<String> failure(IsolatedWorkerCommand command, Path java, Path library)
            throws InterruptedException {
        var version = List.of(java.toString(), "-XX:+UseSerialGC", "-version");
        var tried =
                new HostCommand(
                                command.running(version, GraalPyLibrary.empty(library)),
                                HostEnvironment.SANDBOX.of(System.getenv()))
                        .run(TEST_LIMIT);
        if (tried.succeeded()) {
            return Optional.empty();
        }
        var last = tried.errors().isEmpty() ? "a JVM does not start in it" : tried.lastLine();
        return Optional.of("bubblewrap does not work here: " + last);
    }
}
