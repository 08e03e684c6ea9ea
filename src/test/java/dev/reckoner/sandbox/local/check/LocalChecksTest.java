package dev.reckoner.sandbox.local.check;

import static dev.reckoner.sandbox.local.LocalSandbox.KIND;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.host.HostCommand.Result;
import dev.reckoner.task.Remedy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the checks say about a machine that lacks something, and how to repair it.
class LocalChecksTest {

    private static final Result VERSION = new Result(0, "bubblewrap 0.11.0", "");

    @TempDir private Path root;

    private List<DoctorCheck> machine(String system, Result bubblewrap, Result namespaces)
            throws InterruptedException {
        return LocalChecks.machine(
                system, words -> words.contains("--version") ? bubblewrap : namespaces, root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proc/sys/kernel/apparmor_restrict_unprivileged_userns | 1 | AppArmor keeps"
                        + " programs from making user namespaces",
                "proc/sys/kernel/unprivileged_userns_clone | 0 | sysctl -w"
                        + " kernel.unprivileged_userns_clone=1",
                "proc/sys/user/max_user_namespaces | 0 | sysctl -w user.max_user_namespaces=15000",
                ".dockerenv | '' | --security-opt seccomp=unconfined",
                "run/.containerenv | '' | --security-opt seccomp=unconfined",
                "proc/sys/user/max_user_namespaces | 96364 | use the sandbox graalpy",
            })
    void whatKeepsFromMakingNamespacesIsNamedWithItsRepair(String file, String value, String repair)
            throws IOException, InterruptedException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), value + "\n");
        var refused = new Result(1, "", "bwrap: setting up uid map: Permission denied");

        var last = machine("Linux amd64", VERSION, refused).getLast();

        assertThat(last.status()).isEqualTo(DoctorCheck.Status.FAIL);
        assertThat(last.found()).isEqualTo("bwrap: setting up uid map: Permission denied");
        assertThat(last.remedies()).last().isEqualTo(new Remedy.UseGraalPy());
        assertThat(last.remedies().getFirst().words()).contains(repair);
    }

    @Test
    void withoutBubblewrapNothingElseIsTried() throws InterruptedException {
        var missing = new Result(127, "", "Cannot run program \"bwrap\"");

        assertThat(machine("Linux amd64", missing, missing))
                .containsExactly(
                        DoctorCheck.fail(
                                KIND,
                                "bubblewrap",
                                "there is no bwrap on the PATH",
                                new Remedy.InstallBubblewrap()));
    }

    @Test
    void whereBubblewrapIsInstalledItsInstallationIsNotAdvised() throws InterruptedException {
        var broken = new Result(132, "", "bwrap: illegal instruction");

        assertThat(machine("Linux amd64", broken, broken))
                .containsExactly(
                        DoctorCheck.fail(
                                KIND,
                                "bubblewrap",
                                "bwrap is installed and does not work: bwrap: illegal instruction",
                                new Remedy.UseGraalPy()));
    }

    @Test
    void onAnotherSystemNothingIsTried() throws InterruptedException {
        assertThat(machine("Mac OS X aarch64", VERSION, VERSION))
                .containsExactly(
                        DoctorCheck.fail(
                                KIND, "system", "Mac OS X aarch64", new Remedy.UseGraalPy()));
    }

    @Test
    void aMachineThatHasAllPasses() throws InterruptedException {
        assertThat(machine("Linux aarch64", VERSION, new Result(0, "", "")))
                .containsExactly(
                        DoctorCheck.pass(KIND, "system", "Linux aarch64"),
                        DoctorCheck.pass(KIND, "bubblewrap", "bubblewrap 0.11.0"),
                        DoctorCheck.pass(
                                KIND, "namespaces", "all of them, and namespaces within them"));
    }
}
