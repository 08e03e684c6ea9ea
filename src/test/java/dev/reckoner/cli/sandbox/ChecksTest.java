package dev.reckoner.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.doctor.Report;
import dev.reckoner.task.Remedy;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What `reckoner doctor` prints.
class ChecksTest {

    private static final Report REPORT =
            new Report(
                    List.of(
                            DoctorCheck.pass("local", "system", "Linux amd64"),
                            DoctorCheck.fail(
                                    "local",
                                    "namespaces",
                                    "bwrap: setting up uid map: Permission denied",
                                    new Remedy.ChangeMachine(
                                            "user namespaces are off; as root run: sysctl -w"
                                                    + " user.max_user_namespaces=15000"),
                                    new Remedy.UseGraalPy()),
                            DoctorCheck.pass("docker", "engine", "20.10.24")));

    @Test
    void noLineIsLongerThanATerminalIsWide() {
        assertThat(Checks.text(DoctorRow.of(REPORT.checks())))
                .isEqualTo(
                        """
                        pass  local    system             Linux amd64
                        fail  local    namespaces         bwrap: setting up uid map: Permission denied
                              repair: user namespaces are off; as root run: sysctl -w
                                      user.max_user_namespaces=15000; or use --sandbox graalpy
                        pass  docker   engine             20.10.24
                        """);
    }

    @Test
    void anEngineAloneIsNoSandbox() throws Exception {
        assertThat(Checks.json(REPORT, DoctorRow.of(REPORT.checks())))
                .startsWith("{\"sound\":[],\"checks\":[{");
    }
}
