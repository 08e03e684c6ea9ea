package dev.reckoner.sandbox.graalpy.setup;

import dev.reckoner.text.Sha256;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/// What the jar of the worker is made of: the worker's classes and scripts, taken from the jar or
/// the folder of the program, and nothing else of the program.
///
/// @param program the jar or the folder
/// @param graalpy whether GraalPy was packed into the jar of the program, and is taken as well
record WorkerJar(Path program, boolean graalpy) {

    private static final Pattern WORKER =
            Pattern.compile(
                    "dev/reckoner/sandbox/(graalpy/worker/[^/]+\\.class"
                            + "|(common|graalpy)/[^/]+\\.py)");

    /// Services and resources are named closely, because other libraries have theirs in the same
    /// folders.
    private static final Pattern GRAALPY =
            Pattern.compile(
                    "(META-INF/versions/\\d+/)?(org/graalvm|com/oracle/(truffle|graal|svm))/.*[^/]"
                            + "|META-INF/services/(org\\.graalvm|com\\.oracle\\.truffle)\\..+"
                            + "|META-INF/graalvm/.*[^/]"
                            + "|META-INF/resources/(engine|include|libgraalpy|libpython"
                            + "|linux|darwin|windows)/.*[^/]"
                            + "|META-INF/resources/(include|libgraalpy|libpython|ni)\\.[a-z0-9]+"
                            + "|graalpy_versions");

    /// A file that is taken.
    private sealed interface Source {

        String name();

        /// The checksum of its content.
        long crc() throws IOException;

        void copy(OutputStream to) throws IOException;
    }

    /// Its checksum is in the directory of the jar, so that the jar need not be read.
    private record InJar(JarFile jar, JarEntry entry) implements Source {

        @Override
        public String name() {
            return entry.getName();
        }

        @Override
        public long crc() {
            return entry.getCrc();
        }

        @Override
        public void copy(OutputStream to) throws IOException {
            try (var in = jar.getInputStream(entry)) {
                in.transferTo(to);
            }
        }
    }

    private record InFolder(Path folder, Path file) implements Source {

        @Override
        public String name() {
            return folder.relativize(file).toString().replace(File.separatorChar, '/');
        }

        @Override
        public long crc() throws IOException {
            var crc = new CRC32();
            crc.update(Files.readAllBytes(file));
            return crc.getValue();
        }

        @Override
        public void copy(OutputStream to) throws IOException {
            Files.copy(file, to);
        }
    }

    private interface Use {
        void of(Source source) throws IOException;
    }

    /// Of what is taken. Two programs with the same worker have the same digest.
    String digest() {
        var content = new StringBuilder();
        try {
            each(source ->
                    content.append(source.name()).append(' ').append(source.crc()).append('\n'));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Sha256.of(content.toString());
    }

    void write(Path file) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest())) {
            jar.setLevel(Deflater.BEST_SPEED);
            each(source -> {
                jar.putNextEntry(new ZipEntry(source.name()));
                source.copy(jar);
                jar.closeEntry();
            });
        }
    }

    private static Manifest manifest() {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        return manifest;
    }

    /// In the order of the names.
    private void each(Use use) throws IOException {
        if (Files.isDirectory(program)) {
            try (var files = Files.walk(program)) {
                use(
                        files.filter(Files::isRegularFile).map(file -> new InFolder(program, file)),
                        use);
            }
        } else {
            try (var jar = new JarFile(program.toFile())) {
                use(jar.stream().map(entry -> new InJar(jar, entry)), use);
            }
        }
    }

    private void use(Stream<? extends Source> all, Use use) throws IOException {
        var taken = all.filter(source -> takes(source.name()));
        for (var source : taken.sorted(Comparator.comparing(Source::name)).toList()) {
            use.of(source);
        }
    }

    private boolean takes(String name) {
        return WORKER.matcher(name).matches() || graalpy && GRAALPY.matcher(name).matches();
    }
}
