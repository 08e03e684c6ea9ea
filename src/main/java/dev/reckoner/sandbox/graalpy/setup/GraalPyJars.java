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

/// The files a worker is started from: a JDK, GraalPy's jars, and what the jar of the worker itself
/// is made of.
///
/// GraalPy's jars are in the folder `graalpy` beside `reckoner.jar`, as in the distribution of the
/// command, or else on the class path of the program, see [ClassPathSearch].
///
/// @param version of GraalPy
/// @param graalpy empty where all of GraalPy is in the worker's jar
record GraalPyJars(Path java, String version, List<Path> graalpy, WorkerJar worker) {

    private static final String BESIDE = "graalpy";
    private static final Pattern LANGUAGE_JAR = Pattern.compile("python-language-(.+)\\.jar");

    static GraalPyJars ofThisProgram() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var program = program();
        var beside = program.resolveSibling(BESIDE);
        return Files.isRegularFile(program) && Files.isDirectory(beside)
                ? distribution(java, program, beside)
                : ClassPathSearch.jars(java, program);
    }

    /// The jar or the folder that the classes of this program were loaded from.
    private static Path program() {
        var location = GraalPyJars.class.getProtectionDomain().getCodeSource().getLocation();
        if (!location.getProtocol().equals("file")) {
            throw new SandboxUnavailable(
                    "the sandbox graalpy needs Reckoner in a jar or a folder of its own, was "
                            + location);
        }
        try {
            return Path.of(location.toURI()).toRealPath();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static GraalPyJars distribution(Path java, Path program, Path folder) {
        try (var files = Files.list(folder)) {
            var jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            return new GraalPyJars(java, version(jars), jars, new WorkerJar(program, false));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String version(List<Path> jars) {
        return jars.stream()
                .map(jar -> LANGUAGE_JAR.matcher(jar.getFileName().toString()))
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .findFirst()
                .orElseThrow(() -> new SandboxUnavailable("no python-language jar among " + jars));
    }

    /// @param jar the worker's
    String classPath(Path jar) {
        var all = new ArrayList<>(graalpy);
        all.addFirst(jar);
        return String.join(File.pathSeparator, all.stream().map(Path::toString).toList());
    }
}
