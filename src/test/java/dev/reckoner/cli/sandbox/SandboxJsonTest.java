package dev.reckoner.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.cli.JsonPage;
import dev.reckoner.json.Json;
import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.sandbox.doctor.Report;
import dev.reckoner.task.Remedy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `docs/json.md` against what the commands about sandboxes write.
class SandboxJsonTest {

    @Test
    void theChecksHaveTheseFields() throws IOException {
        var report =
                new Report(
                        List.of(
                                DoctorCheck.pass("graalpy", "worker", "comes with this program"),
                                DoctorCheck.note("local", "groups", "none delegated"),
                                DoctorCheck.fail(
                                        "docker",
                                        "engine",
                                        "there is none",
                                        new Remedy.UseGraalPy())));
        JsonNode written = Json.MAPPER.readTree(Checks.json(report, DoctorRow.of(report.checks())));

        assertThat(JsonPage.of("reckoner doctor --json").differences(List.of(written))).isEmpty();
        assertThat(written.findValuesAsText("status")).containsExactly("pass", "note", "fail");
    }

    @Test
    void aCellHasTheseFields() {
        var resources = new ResourceUse(Duration.ofMillis(12), Duration.ofMillis(10), 50 << 20);
        JsonNode written =
                Json.MAPPER.valueToTree(
                        CellLine.of(
                                new Outcome.TimedOut(
                                        Output.printed("so far\n"),
                                        Duration.ofSeconds(1),
                                        SessionState.ROLLED_BACK,
                                        resources)));

        assertThat(JsonPage.of("reckoner sandbox run --json").differences(List.of(written)))
                .isEmpty();
    }

    @Test
    void aReportOfAttacksHasTheseFields() {
        JsonNode written =
                Json.MAPPER.valueToTree(
                        new CheckReport(
                                "local",
                                2,
                                1,
                                0,
                                List.of(
                                        new CheckReport.Through(
                                                "read_by_path",
                                                "files",
                                                "reads a file of the host by its path",
                                                "secret",
                                                "it knows what is in a file of the host")),
                                2,
                                List.of(
                                        new CheckReport.Broken(
                                                "a cell ends at its limit", "it went on"))));

        assertThat(JsonPage.of("reckoner sandbox check --json").differences(List.of(written)))
                .isEmpty();
    }

    @Test
    void theLibraryAndTheImageHaveTheseFields() {
        JsonNode written =
                Json.MAPPER.valueToTree(
                        new SandboxInstall.Installed("/folder", "reckoner-sandbox:0123"));

        assertThat(JsonPage.of("reckoner sandbox install --json").differences(List.of(written)))
                .isEmpty();
    }
}
