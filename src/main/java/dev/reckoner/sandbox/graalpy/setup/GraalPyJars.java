package dev.reckoner.sandbox.graalpy.setup;

import dev.reckoner.sandbox.SandboxUnavailable;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files a worker is started from: a JDK, GraalPy's jars, and the jar of the worker itself.
record GraalPyJars(Path java, List<Path> graalpy, Path worker) {

    /// The system property that names the folder of `reckoner.jar`, where the classes were not
    /// loaded from that jar, as in the build's tests.
    static final String HOME = "reckoner.home";

    private static final String WORKER_JAR = "reckoner-worker.jar";
    private static final Pattern LANGUAGE_JAR = Pattern.compile("python-language-(.+)\\.jar");

    static GraalPyJars ofThisProgram() {
        var folder = home().resolve("graalpy");
        var worker = folder.resolve(WORKER_JAR);
        if (!Files.exists(worker)) {
            throw new SandboxUnavailable(
                    "no worker for GraalPy in " + folder + "; build this program again");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        try (var jars = Files.list(folder)) {
            var graalpy =
                    jars.filter(jar -> jar.toString().endsWith(".jar"))
                            .filter(jar -> !jar.equals(worker))
                            .sorted()
                            .toList();
            return new GraalPyJars(java, graalpy, worker);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path home() {
        var named = System.getProperty(HOME, "");
        if (!named.isEmpty()) {
            return Path.of(named).toAbsolutePath();
        }
        try {
            var jar = GraalPyJars.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(jar.toURI()).resolveSibling("").toAbsolutePath();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String graalPyVersion() {
        return graalpy.stream()
                .map(jar -> LANGUAGE_JAR.matcher(jar.getFileName().toString()))
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .findFirst()
                .orElseThrow(
                        () -> new SandboxUnavailable("no python-language jar among " + graalpy));
    }

    /// The folders of GraalPy's jars.
    List<Path> folders() {
        return graalpy.stream().map(Path::getParent).distinct().toList();
    }

    /// @param jar the worker's, or a copy of it
    String classPath(Path jar) {
        var all = new ArrayList<>(graalpy);
        all.addFirst(jar);
        return String.join(File.pathSeparator, all.stream().map(Path::toString).toList());
    }
}
