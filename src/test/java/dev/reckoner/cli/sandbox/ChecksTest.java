package dev.reckoner.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.doctor.Report;
import dev.reckoner.task.Remedy;
import dev.reckoner.transcript.terminal.Ansi;

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
                            DoctorCheck.pass("graalpy", "cell", "SymPy answered after 1.0 s"),
                            DoctorCheck.pass("docker", "engine", "20.10.24"),
                            DoctorCheck.fail(
                                    "docker", "image", "no image", new Remedy.BuildImage())));

    private static final List<DoctorRow> ROWS = DoctorRow.of(REPORT.checks());
    private static final Ansi PLAIN = new Ansi(false);

    @Test
    void checksAreBelowTheNameOfTheirSandboxAndNoLineIsLongerThanATerminalIsWide() {
        assertThat(Checks.text(ROWS, PLAIN))
                .isEqualTo(
                        """
                        local: does not work here
                          pass  system             Linux amd64
                          fail  namespaces         bwrap: setting up uid map: Permission denied
                                repair: user namespaces are off; as root run: sysctl -w
                                        user.max_user_namespaces=15000; or use --sandbox graalpy
                        graalpy: works
                          pass  cell               SymPy answered after 1.0 s
                        docker: does not work here
                          pass  engine             20.10.24
                          fail  image              no image
                                repair: run: reckoner sandbox install --docker
                        """);
    }

    @Test
    void onATerminalAStatusHasItsColour() {
        assertThat(Checks.text(ROWS, new Ansi(true)))
                .contains(
                        "\u001b[1;32mpass\u001b[0m  system", "\u001b[31mfail\u001b[0m  namespaces")
                .startsWith("\u001b[1mlocal\u001b[0m: does not work here");
    }

    @Test
    void theEndSaysWhatWorksNowAndWhatToRunNext() {
        assertThat(Checks.ending(REPORT, "reckoner solve --example six-rods", PLAIN))
                .isEqualTo(
                        """

                        works now: graalpy; --sandbox auto takes graalpy
                        next:      reckoner solve --example six-rods
                        """);
    }

    @Test
    void whereNothingWorksNoCommandIsProposed() {
        assertThat(Checks.ending(new Report(List.of()), "reckoner solve", PLAIN))
                .isEqualTo("\nno sandbox works here yet: repair what failed above\n");
    }

    @Test
    void dockerIsTakenOnlyWhereItIsNamed() {
        var all =
                new Report(
                        List.of(
                                DoctorCheck.pass("local", "cell", "yes"),
                                DoctorCheck.pass("graalpy", "cell", "yes"),
                                DoctorCheck.pass("docker", "cell", "yes")));
        var docker = new Report(List.of(DoctorCheck.pass("docker", "cell", "yes")));

        assertThat(Checks.ending(all, "reckoner solve", PLAIN))
                .contains("works now: local, graalpy and docker; --sandbox auto takes local");
        assertThat(Checks.ending(docker, "reckoner solve", PLAIN))
                .contains("works now: docker; it has to be named: --sandbox docker");
    }
}
