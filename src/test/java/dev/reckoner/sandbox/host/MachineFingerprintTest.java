package dev.reckoner.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A root of its own has the kernel's settings, and two folders are the `PATH`.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs permissions and programs of Unix")
class MachineFingerprintTest {

    @TempDir private Path folder;

    private Path program = Path.of("");

    @BeforeEach
    void installAProgram() throws IOException {
        Files.createDirectories(folder.resolve("first"));
        program = install("second", "exit 0");
    }

    private Path install(String place, String script) throws IOException {
        Files.createDirectories(folder.resolve(place));
        var file = folder.resolve(place).resolve("bwrap");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private String fingerprint() {
        var path = folder.resolve("first") + ":" + folder.resolve("second");
        return MachineFingerprint.of(folder, Map.of("PATH", path), List.of("bwrap"));
    }

    @Test
    void anUnchangedMachineKeepsIt() {
        assertThat(fingerprint()).isEqualTo(fingerprint()).hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({
        "proc/sys/kernel/random/boot_id, another boot",
        "proc/sys/user/max_user_namespaces, 0",
        "proc/sys/user/max_mnt_namespaces, 0",
        "proc/sys/kernel/unprivileged_userns_clone, 0",
        "proc/sys/kernel/apparmor_restrict_unprivileged_userns, 1",
        "proc/self/uid_map, 0 100000 65536",
        "proc/self/status, Seccomp:\t2"
    })
    void aSettingThatIsChangedChangesIt(String file, String value) throws IOException {
        var before = fingerprint();

        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), value + "\n");

        assertThat(fingerprint()).isNotEqualTo(before);
    }

    @Test
    void aProgramThatIsReplacedChangesIt() throws IOException {
        var before = fingerprint();

        install("second", "exit 1 # longer");

        assertThat(fingerprint()).isNotEqualTo(before);
    }

    @Test
    void aProgramThatComesFirstOnThePathChangesIt() throws IOException {
        var before = fingerprint();

        install("first", "exit 0");

        assertThat(fingerprint()).isNotEqualTo(before);
    }

    @Test
    void aProgramThatIsRemovedChangesIt() throws IOException {
        var before = fingerprint();

        Files.delete(program);

        assertThat(fingerprint()).isNotEqualTo(before);
    }
}
