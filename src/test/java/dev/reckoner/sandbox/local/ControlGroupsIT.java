package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.Outcome.OutOfMemory;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SessionState;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Control groups of this machine: sessions are in them where they can be made, and work without
/// them elsewhere.
class ControlGroupsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final SandboxLimits SMALL =
            new SandboxLimits(256L << 20, 32, 4L << 20, 1 << 16, Duration.ofSeconds(60));

    @Test
    void theyAreThereAsLongAsTheSandbox() throws InterruptedException {
        boolean delegated = !CgroupHierarchy.delegated().isEmpty();
        List<Path> folders;
        try (var sandbox = LocalSandbox.start(SMALL, System.getenv());
                var session = sandbox.open()) {
            session.run("1", LIMIT);
            folders = List.copyOf(sandbox.controlGroups().folders().values());
            assertThat(folders.isEmpty()).isEqualTo(!delegated);
            assertThat(sandbox.controlGroups().occupied()).isTrue();
        }
        assertThat(folders).allSatisfy(folder -> assertThat(Files.exists(folder)).isFalse());
    }

    /// Forked at once, so that together they pass every limit before anyone has looked.
    @Test
    void childrenThatTakeAllMemoryAtOnceCostTheCellOnly() throws InterruptedException {
        var children =
                """
                kept.append(8)
                import os, time
                gate, opened = os.pipe()
                for _ in range(20):
                    if os.fork() == 0:
                        os.read(gate, 1)
                        held = bytearray(b'x') * (200 << 20)
                        time.sleep(60)
                os.write(opened, b'x' * 20)
                time.sleep(60)
                """;
        try (var sandbox = LocalSandbox.start(SMALL, System.getenv());
                var session = sandbox.open()) {
            session.run("kept = [6, 7]", LIMIT);
            assertThat(session.run(children, LIMIT))
                    .isInstanceOfSatisfying(
                            OutOfMemory.class,
                            out -> assertThat(out.state()).isEqualTo(SessionState.ROLLED_BACK));
            assertThat(session.run("kept", LIMIT).output().shown().getLast().plain())
                    .isEqualTo("[6, 7]");
        }
    }
}
