package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.HostEnvironment;
import dev.reckoner.sandbox.host.SandboxProtocol;
import dev.reckoner.sandbox.supervisor.SupervisorConnection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.List;

class BubblewrapProcessTest {

    /// More than what a pipe takes for a program that does not read.
    private static final String LONG = "x".repeat(1 << 20);

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs /bin/sh")
    void theReasonOfOneThatStopsReadingItsInputIsTold() {
        var refusing =
                new HostCommand(
                        List.of("sh", "-c", "echo 'no permission' >&2; exec 0<&-; sleep 10"),
                        HostEnvironment.PLAIN.of(System.getenv()));
        var settings = SandboxProtocol.JSON.createObjectNode().put("settings", LONG);

        assertThatThrownBy(() ->
                        SupervisorConnection.start(
                                "local", () -> BubblewrapProcess.start(refusing), settings))
                .isInstanceOf(SandboxUnavailable.class)
                .hasMessage("the local sandbox does not start: no permission");
    }
}
