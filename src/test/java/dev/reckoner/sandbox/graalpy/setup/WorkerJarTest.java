package dev.reckoner.sandbox.graalpy.setup;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

class WorkerJarTest {

    private static final List<String> OF_THE_WORKER =
            List.of(
                    "dev/reckoner/sandbox/common/cells.py",
                    "dev/reckoner/sandbox/graalpy/graalpy.py",
                    "dev/reckoner/sandbox/graalpy/worker/Worker.class");

    private static final List<String> OF_GRAALPY =
            List.of(
                    "META-INF/graalvm/org.graalvm.polyglot/version",
                    "META-INF/resources/engine/libtruffleattach/linux/amd64/lib.so",
                    "META-INF/resources/libpython/os.py",
                    "META-INF/resources/ni.files",
                    "META-INF/services/com.oracle.truffle.api.provider.TruffleLanguageProvider",
                    "META-INF/versions/21/com/oracle/truffle/api/impl/JDKAccessor.class",
                    "com/oracle/graal/python/PythonLanguage.class",
                    "graalpy_versions",
                    "org/graalvm/polyglot/Context.class");

    private static final List<String> OF_THE_PROGRAM =
            List.of(
                    "META-INF/resources/webjars/app.js",
                    "META-INF/services/java.sql.Driver",
                    "application.properties",
                    "com/oracle/jdbc/Driver.class",
                    "dev/reckoner/Solver.class",
                    "dev/reckoner/sandbox/graalpy/GraalPySandbox.class",
                    "org/example/App.class");

    @TempDir private Path folder;

    @Test
    void hasOnlyTheWorkerOfAProgram() throws IOException {
        assertThat(written(new WorkerJar(packed("1"), false))).isEqualTo(OF_THE_WORKER);
    }

    @Test
    void hasOnlyTheWorkerAndGraalPyOfAProgramInOneJar() throws IOException {
        var expected = new TreeSet<>(OF_THE_WORKER);
        expected.addAll(OF_GRAALPY);

        assertThat(written(new WorkerJar(packed("1"), true)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void isTheSameFromAFolderAndFromAJar() throws IOException {
        var classes = folder.resolve("classes");
        for (var name : OF_THE_WORKER) {
            Files.createDirectories(classes.resolve(name).getParent());
            Files.writeString(classes.resolve(name), "1");
        }
        var ofFolder = new WorkerJar(classes, false);

        assertThat(written(ofFolder)).isEqualTo(OF_THE_WORKER);
        assertThat(ofFolder.digest()).isEqualTo(new WorkerJar(packed("1"), false).digest());
    }

    @Test
    void hasAnotherDigestWhereTheWorkerIsAnother() throws IOException {
        var first = new WorkerJar(packed("1"), false).digest();

        assertThat(new WorkerJar(packed("2"), false).digest()).isNotEqualTo(first);
    }

    /// A program in one jar with GraalPy.
    private Path packed(String content) throws IOException {
        var file = folder.resolve("program-" + content + ".jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (var names : List.of(OF_THE_PROGRAM, OF_GRAALPY, OF_THE_WORKER)) {
                for (var name : names) {
                    jar.putNextEntry(new ZipEntry(name));
                    jar.write(content.getBytes(UTF_8));
                }
            }
        }
        return file;
    }

    private List<String> written(WorkerJar worker) throws IOException {
        var file = folder.resolve("written.jar");
        worker.write(file);
        try (var jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> !name.equals(JarFile.MANIFEST_NAME))
                    .toList();
        }
    }
}
