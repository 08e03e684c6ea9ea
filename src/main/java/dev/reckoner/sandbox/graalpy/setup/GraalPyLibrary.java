package dev.reckoner.sandbox.graalpy.setup;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.host.CacheFolder;
import dev.reckoner.sandbox.host.DeleteTree;
import dev.reckoner.text.Sha256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The Python files that every worker reads, and the caches that make workers start quickly. They
/// are made once in the user's cache, by the build or by the first program that does not find them.
///
/// ```
/// graalpy/KEY/resources    GraalPy's standard library with the locked packages, compiled; the `/lib` of Python
/// graalpy/KEY/empty        the folder workers run in
/// graalpy/KEY/python       its version
/// graalpy/KEY/aot/KEY      see [AotFolders]
/// graalpy/KEY/filter-KEY   of system calls, for bubblewrap
/// ```
public record GraalPyLibrary(
        GraalPyJars installation,
        CacheFolder cache,
        Requirements requirements,
        Consumer<String> progress) {

    /// Part of the key. It changes when the folder is made in another way.
    private static final String RECIPE = "1";

    private static final String BUILD_LIBRARY = "dev.reckoner.sandbox.graalpy.worker.BuildLibrary";
    private static final Duration BUILD_WITHIN = Duration.ofMinutes(10);

    public static GraalPyLibrary ofThisProgram(Consumer<String> progress) {
        return new GraalPyLibrary(
                GraalPyJars.ofThisProgram(),
                CacheFolder.of(System.getenv()),
                Requirements.locked(),
                progress);
    }

    static Path resources(Path library) {
        return library.resolve("resources");
    }

    static Path empty(Path library) {
        return library.resolve("empty");
    }

    static Path version(Path library) {
        return library.resolve("python");
    }

    public static String pythonVersion(Path library) {
        try {
            return Files.readString(version(library)).strip();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /// Its folder, made now if there is none.
    public Path folder() throws InterruptedException {
        var key = key(RECIPE, installation.version(), requirements.text());
        return cache.in("graalpy").get(key, this::make);
    }

    /// The command that starts workers. Makes what is missing for it.
    public WorkerCommand command() throws InterruptedException {
        var library = folder();
        var java = installation.java();
        var worker = installation.worker();
        var graalpy = installation.classPath(Path.of(""));
        var user = key(worker.program().toString(), java.toString(), graalpy);
        var key =
                key(
                        System.getProperty("java.vm.version"),
                        java.toString(),
                        worker.digest(),
                        graalpy);
        var aot = new AotFolders(library.resolve("aot"));
        var folder = aot.get(key, user, worker);
        var command =
                new WorkerCommand(
                        java,
                        library,
                        installation.classPath(AotFolders.jar(folder)),
                        folder,
                        Isolation.here(java, library, installation.graalpy()));
        new Training(command, progress).unlessDone();
        aot.sweep();
        return command;
    }

    private void make(Path folder) throws IOException, InterruptedException {
        progress.accept("setting up Python for the sandbox in " + folder.getParent() + ", once");
        Files.createDirectories(empty(folder));
        var worker = folder.resolve("worker.jar");
        installation.worker().write(worker);
        var classPath = installation.classPath(worker);
        var wheels =
                new Wheels(requirements, installation.java(), classPath, progress)
                        .fetch(folder.resolve("wheels"));
        progress.accept("compiling the Python library, once");
        var arguments = new ArrayList<>(List.of(folder.toString()));
        wheels.forEach(wheel -> arguments.add(wheel.toString()));
        var command =
                new WorkerCommand(
                        installation.java(),
                        folder,
                        classPath,
                        Path.of(""),
                        new Isolation.GraalPyOnly("it runs no cell"));
        var build =
                command.jvm(
                                List.of(
                                        "-XX:+UseSerialGC",
                                        "-Xmx1g",
                                        "-Dpolyglot.engine.resourcePath=" + resources(folder)),
                                BUILD_LIBRARY,
                                arguments.toArray(String[]::new))
                        .run(BUILD_WITHIN);
        if (!build.succeeded()) {
            throw new SandboxUnavailable("the Python library could not be made: " + build.errors());
        }
        DeleteTree.at(folder.resolve("wheels"));
        Files.delete(worker);
    }

    static String key(String... parts) {
        return key(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
    }

    static String key(byte[] content) {
        return Sha256.of(content).substring(0, 16);
    }
}
