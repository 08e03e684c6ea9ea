package dev.reckoner.sandbox.local.check;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.DoctorCheck.Status;
import dev.reckoner.sandbox.host.MachineFingerprint;
import dev.reckoner.sandbox.host.UnixUser;
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
/// A pass is remembered for a day, beside the library, and only for the same library, the same
/// scripts and the same [MachineFingerprint]. A failure is never remembered: the next call checks
/// again. A pass that cannot be written down is not remembered either.
public final class Soundness {

    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final String FILE = "sound-";
    private static final List<String> PROGRAMS = List.of("bwrap", "setpriv", "unshare");

    /// Makes all checks.
    @FunctionalInterface
    interface Checks {
        List<DoctorCheck> run() throws InterruptedException;
    }

    private final LocalCache folder;
    private final String machine;
    private final Checks checks;
    private final InstantSource clock;

    /// @param machine what passed checks are remembered for
    Soundness(LocalCache folder, String machine, Checks checks, InstantSource clock) {
        this.folder = folder;
        this.machine = machine;
        this.checks = checks;
        this.clock = clock;
    }

    /// The failed check, or empty where the sandbox is sound.
    public static Optional<DoctorCheck> obstacle(Map<String, String> environment)
            throws InterruptedException {
        return here(environment).obstacle();
    }

    /// Makes the next call check again: the sandbox has passed, and does not start.
    public static void forget(Map<String, String> environment) {
        here(environment).forget();
    }

    private static Soundness here(Map<String, String> environment) {
        return new Soundness(
                LocalCache.of(environment),
                MachineFingerprint.of(environment, PROGRAMS),
                () -> LocalChecks.run(environment),
                InstantSource.system());
    }

    Optional<DoctorCheck> obstacle() throws InterruptedException {
        if (folder.descriptions().isEmpty()) {
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

    void forget() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException _) {
            return;
        }
    }

    private Path file() {
        return folder.own().resolve(FILE + UnixUser.id());
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
        } catch (IOException _) {
            return;
        }
    }

    private String circumstances() {
        return String.join(
                " ", machine, Integer.toHexString(libraries().hashCode()), SandboxScripts.digest());
    }

    private List<String> libraries() {
        return folder.descriptions().stream().map(Soundness::content).toList();
    }

    private static String content(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8).strip();
        } catch (IOException _) {
            return "-";
        }
    }
}
