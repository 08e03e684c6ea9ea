package dev.reckoner.sandbox.graalpy.worker;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.IOAccess;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Makes the library folder: the standard library from GraalPy's jars and packages from their
/// wheels, all compiled. Runs once, in a process of its own.
final class BuildLibrary {

    /// Parts of the standard library that need a screen, a process or a network, or that are tests.
    private static final Set<String> OF_NO_USE =
            Set.of(
                    "test",
                    "tests",
                    "idlelib",
                    "tkinter",
                    "turtledemo",
                    "lib2to3",
                    "msilib",
                    "ensurepip",
                    "benchmarks");

    /// @param arguments the folder, then the wheels
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var resources = folder.resolve("resources");
        Engine.copyResources(resources, "python");
        var lib = Worker.lib(resources);
        var packages = sitePackages(lib);
        for (var wheel : List.of(arguments).subList(1, arguments.length)) {
            unpack(Path.of(wheel), packages);
        }
        prune(lib);
        Files.writeString(folder.resolve("python"), compile(lib));
    }

    private static Path sitePackages(Path lib) throws IOException {
        try (var versions = Files.newDirectoryStream(lib, "python3.*")) {
            return versions.iterator().next().resolve("site-packages");
        }
    }

    private static void unpack(Path wheel, Path folder) throws IOException {
        try (var zip = new ZipFile(wheel.toFile())) {
            for (var entry :
                    (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                var file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException(wheel + " would write to " + entry.getName());
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
    }

    private static void prune(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path each, BasicFileAttributes attributes) throws IOException {
                        if (!OF_NO_USE.contains(each.getFileName().toString())) {
                            return FileVisitResult.CONTINUE;
                        }
                        try (var files = Files.walk(each)) {
                            for (var file : files.toList().reversed()) {
                                Files.delete(file);
                            }
                        }
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                });
    }

    /// @return the version of Python
    private static String compile(Path lib) throws IOException {
        var files = LibraryFiles.writable(lib);
        try (var context =
                Context.newBuilder("python")
                        .option("engine.WarnInterpreterOnly", "false")
                        .allowIO(IOAccess.newBuilder().fileSystem(files).build())
                        .logHandler(OutputStream.nullOutputStream())
                        .build()) {
            context.eval(source());
            return Python.version(context);
        }
    }

    private static Source source() throws IOException {
        return Source.newBuilder(
                        "python",
                        Python.resource("graalpy/compile_library.py"),
                        "compile_library.py")
                .build();
    }

    private BuildLibrary() {}
}
