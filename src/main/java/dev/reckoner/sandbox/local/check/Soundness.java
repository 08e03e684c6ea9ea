package dev.reckoner.sandbox.local.check;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.DoctorCheck.Status;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.sandbox.local.setup.LocalCache;
import dev.reckoner.sandbox.local.setup.SandboxScripts;
import dev.reckoner.task.Remedy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether the local sandbox passes the checks of `reckoner doctor` on this machine: only then it
/// is sound.
///
/// A pass is remembered for a day, beside the library, and only for the same boot of the machine,
/// user, library and scripts. A failure is never remembered: the next call checks again.
public final class Soundness {

    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final String FILE = "sound-";

    /// Makes all checks.
    @FunctionalInterface
    interface Checks {
        List<DoctorCheck> run() throws InterruptedException;
    }

    private final LocalCache folder;
    private final Checks checks;
    private final InstantSource clock;

    Soundness(LocalCache folder, Checks checks, InstantSource clock) {
        this.folder = folder;
        this.checks = checks;
        this.clock = clock;
    }

    /// The failed check, or empty where the sandbox is sound.
    public static Optional<DoctorCheck> obstacle(Map<String, String> environment)
            throws InterruptedException {
        return new Soundness(
                        LocalCache.of(environment),
                        () -> LocalChecks.run(environment),
                        InstantSource.system())
                .obstacle();
    }

    Optional<DoctorCheck> obstacle() throws InterruptedException {
        if (Files.notExists(folder.description())) {
            return Optional.of(
                    DoctorCheck.fail(
                            LocalSandbox.KIND,
                            "library",
                            "no library is installed",
                            new Remedy.InstallLibrary()));
        }
        String circumstances = circumstances();
        if (remembered(circumstances)) {
            return Optional.empty();
        }
        Optional<DoctorCheck> failed =
                checks.run().stream().filter(check -> check.status() == Status.FAIL).findFirst();
        if (failed.isEmpty()) {
            remember(circumstances);
        }
        return failed;
    }

    private Path file() {
        return folder.own().resolve(FILE + System.getProperty("user.name"));
    }

    private boolean remembered(String circumstances) {
        try {
            List<String> lines = Files.readAllLines(file());
            return lines.size() == 2
                    && lines.get(1).equals(circumstances)
                    && clock.instant().isBefore(Instant.parse(lines.get(0)).plus(REMEMBERED));
        } catch (IOException | DateTimeException _) {
            return false;
        }
    }

    private void remember(String circumstances) {
        try {
            Path fresh = Files.createTempFile(folder.own(), ".sound-", "");
            Files.writeString(fresh, clock.instant() + "\n" + circumstances + "\n");
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SandboxUnavailable(
                    "cannot write to " + folder.own() + ": " + e.getMessage(), e);
        }
    }

    private String circumstances() {
        return String.join(
                " ",
                content(Path.of("/proc/sys/kernel/random/boot_id")),
                content(Path.of("/proc/sys/kernel/osrelease")),
                content(Path.of("/proc/self/uid_map")).replaceAll("\\s+", ":"),
                Integer.toHexString(content(folder.description()).hashCode()),
                SandboxScripts.digest());
    }

    private static String content(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8).strip();
        } catch (IOException _) {
            return "-";
        }
    }
}
