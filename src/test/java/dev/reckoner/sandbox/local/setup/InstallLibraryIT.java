package dev.reckoner.sandbox.local.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reckoner.cli.Main;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.local.LocalSandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One library, with disturbances: an installation is killed while its pip works and continues,
/// then two are started at the same time.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class InstallLibraryIT {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir private static Path folder;

    private final List<Process> started = new ArrayList<>();
    private final List<String> lastLines = new ArrayList<>();
    private Map<String, String> environment;
    private List<ProcessHandle> orphans = List.of();
    private List<String> leftByTheKilled;
    private Throwable afterTheKill;

    @BeforeAll
    void killOneAndStartTwo() throws IOException, InterruptedException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(folder.resolve("tmp"));
        Files.createDirectory(folder.resolve("cache"));
        environment = Map.of("RECKONER_CACHE", folder.resolve("cache").toString());

        var killed = start();
        while (killed.isAlive() && !pipFetches()) {
            Thread.sleep(20);
        }
        orphans = killed.descendants().toList();
        killed.destroyForcibly().waitFor();
        leftByTheKilled = names("cache");
        afterTheKill = catchThrowable(this::library);

        for (var each : List.of(start(), start())) {
            lastLines.add(each.errorReader().lines().toList().getLast());
        }
    }

    private static boolean pipFetches() throws IOException {
        try (Stream<Path> all =
                Files.find(
                        folder.resolve("cache"),
                        3,
                        (path, _) -> path.getFileName().toString().startsWith("pip-unpack-"))) {
            return all.findAny().isPresent();
        }
    }

    private Process start() throws IOException {
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "sandbox",
                                "install")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        builder.environment().put("TMPDIR", folder.resolve("tmp").toString());
        started.add(builder.start());
        return started.getLast();
    }

    /// Of what is in there, without the random numbers and digests at their ends.
    private static List<String> names(String child) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(child))) {
            return all.map(each -> each.getFileName().toString().replaceFirst("-[^-]*$", "-"))
                    .sorted()
                    .toList();
        }
    }

    private PythonLibrary library() {
        var cache = folder.resolve("cache");
        return PythonLibrary.find(new LocalCache(cache, List.of(cache)));
    }

    @AfterAll
    void endWhatWasStarted() throws InterruptedException {
        orphans.forEach(ProcessHandle::destroyForcibly);
        for (var each : started) {
            each.descendants().forEach(ProcessHandle::destroyForcibly);
            each.destroyForcibly().waitFor();
        }
    }

    @Test
    void aKilledOneLeavesNothingThatIsTakenForALibrary() {
        assertThat(leftByTheKilled).containsExactly(".library-", "install.lock");
        assertThat(afterTheKill)
                .isInstanceOf(SandboxUnavailable.class)
                .hasMessageStartingWith("no Python library for the local sandbox");
    }

    @Test
    void theNextClearsAwayWhatAKilledOneLeftAndWhatStillWorksForIt() throws IOException {
        assertThat(names("cache"))
                .contains("install.lock", "library-", "library.json")
                .doesNotContain(".library-");
        assertThat(names("tmp")).isEmpty();
        assertThat(orphans)
                .isNotEmpty()
                .noneMatch(each -> each.isAlive() && each.info().command().isPresent());
    }

    @Test
    void ofTwoAtOnceOneInstallsAndTheOtherFindsItDone() {
        assertThat(lastLines)
                .containsExactlyInAnyOrder(
                        "installed: " + library().summary(),
                        "already installed: " + library().summary());
    }

    @Test
    void whatIsInstalledWorks() throws InterruptedException {
        try (var sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, environment);
                var session = sandbox.open()) {
            assertThat(session.run("import sympy; print(sympy.factorint(91))", MINUTE).output())
                    .isEqualTo(new Output("{7: 1, 13: 1}\n", 0, List.of()));
        }
    }

    @Test
    void onceMoreDoesNothingAndSaysSo() throws InterruptedException {
        List<String> heard = new ArrayList<>();

        var site = InstallLibrary.install(environment, heard::add);

        assertThat(site).isEqualTo(library().site());
        assertThat(heard).containsExactly("already installed: " + library().summary());
    }
}
