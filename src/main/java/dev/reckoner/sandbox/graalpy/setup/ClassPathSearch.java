package dev.reckoner.sandbox.graalpy.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.task.Remedy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Finds GraalPy's jars on the class path of the program, by the names of their modules, so that
/// workers get these jars and no other.
final class ClassPathSearch {

    /// What a program that uses the sandbox `graalpy` depends on beside this library.
    static final String DEPENDENCY = "org.graalvm.polyglot:python:25.2.4";

    private static final String LANGUAGE = "com/oracle/graal/python/PythonLanguage.class";
    private static final String VERSION = "META-INF/graalvm/org.graalvm.polyglot/version";
    private static final List<String> MODULES =
            List.of("org.graalvm.", "com.oracle.truffle.", "com.oracle.graal.");

    /// @param program the jar or the folder of this program's classes
    /// @throws SandboxUnavailable if GraalPy is not on the class path
    static GraalPyJars jars(Path java, Path program) {
        var loader = ClassPathSearch.class.getClassLoader();
        try {
            var language = jar(loader.getResource(LANGUAGE)).orElseThrow(ClassPathSearch::missing);
            var version = text(loader.getResource(VERSION));
            return language.equals(program)
                    ? new GraalPyJars(java, version, List.of(), new WorkerJar(program, true))
                    : new GraalPyJars(
                            java, version, modules(loader), new WorkerJar(program, false));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SandboxUnavailable missing() {
        return new SandboxUnavailable(
                "GraalPy (%s) is not on the class path".formatted(DEPENDENCY),
                new Remedy.AddDependency(DEPENDENCY, "pom"));
    }

    private static String text(@Nullable URL resource) throws IOException {
        if (resource == null) {
            throw missing();
        }
        try (var in = resource.openStream()) {
            return new String(in.readAllBytes(), UTF_8).strip();
        }
    }

    private static List<Path> modules(ClassLoader loader) throws IOException {
        var jars = new TreeSet<Path>();
        for (var module : loader.resources("module-info.class").toList()) {
            try (var in = module.openStream()) {
                var name = ModuleDescriptor.read(in).name();
                if (MODULES.stream().anyMatch(name::startsWith)) {
                    jar(module).ifPresent(jars::add);
                }
            }
        }
        return List.copyOf(jars);
    }

    private static Optional<Path> jar(@Nullable URL resource) throws IOException {
        if (resource == null
                || !(resource.openConnection() instanceof JarURLConnection entry)
                || !entry.getJarFileURL().getProtocol().equals("file")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(entry.getJarFileURL().toURI()).toRealPath());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ClassPathSearch() {}
}
