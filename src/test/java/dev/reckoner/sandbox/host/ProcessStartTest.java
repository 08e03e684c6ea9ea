package dev.reckoner.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ProcessStartTest {

    @Test
    void isCountedFromTheBootSoThatSettingTheClockDoesNotChangeIt() throws IOException {
        double uptime = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
        long own = ProcessStart.of(ProcessHandle.current());

        assertThat(own).isPositive().isLessThan((long) (uptime * 1_000));
        assertThat(own).isEqualTo(ProcessStart.of(ProcessHandle.of(selfPid()).orElseThrow()));
    }

    private static long selfPid() throws IOException {
        return Long.parseLong(Files.readSymbolicLink(Path.of("/proc/self")).toString());
    }
}
