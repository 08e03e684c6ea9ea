package dev.reckoner.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;

import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What is this backend's own: how the engine sees its containers, and that none is left behind.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DockerSandboxIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ENDED = "2000000000@1";
    private static final List<String> SLEEP =
            List.of("/usr/bin/python3.11", "-c", "import time; time.sleep(600)");

    private DockerSandbox sandbox;

    @BeforeAll
    void start() {
        EngineView.skipWhereAsked();
        sandbox = DockerSandbox.start(SandboxLimits.DEFAULT, System.getenv());
    }

    @AfterAll
    void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    /// The one that a new session has taken, and not the spare one.
    private InspectContainerResponse containerOf(Session session) throws InterruptedException {
        var user = session.run("import os; os.getuid()", LIMIT).output().shown().getLast().plain();
        return EngineView.own().stream()
                .flatMap(id -> EngineView.inspect(id).stream())
                .filter(each -> String.valueOf(each.getConfig().getUser()).startsWith(user + ":"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theEngineHasBeenToldEveryRestriction() throws InterruptedException {
        try (var session = sandbox.open()) {
            var container = containerOf(session);
            HostConfig host = container.getHostConfig();

            assertThat(host.getNetworkMode()).isEqualTo("none");
            assertThat(host.getReadonlyRootfs()).isTrue();
            assertThat(host.getPrivileged()).isFalse();
            assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
            assertThat(host.getCapAdd()).isNullOrEmpty();
            assertThat(host.getBinds()).isNullOrEmpty();
            assertThat(host.getDevices()).isNullOrEmpty();
            assertThat(host.getIpcMode()).isEqualTo("none");
            assertThat(host.getPidMode()).isEmpty();
            assertThat(host.getAutoRemove()).isTrue();
            assertThat(host.getLogConfig().getType().getType()).isEqualTo("none");
            assertThat(host.getPidsLimit()).isEqualTo(80);
            assertThat(host.getMemory()).isEqualTo(host.getMemorySwap());
            assertThat(host.getMemory()).isLessThan(SandboxLimits.DEFAULT.memoryBytes() * 13 / 10);
            assertThat(host.getNanoCPUs()).isBetween(1_000_000_000L, 2_000_000_000L);
            assertThat(host.getTmpFs())
                    .isEqualTo(
                            Map.of(
                                    "/tmp",
                                    "rw,noexec,nosuid,nodev,mode=1777,size=67108864,nr_inodes=4096",
                                    "/dev/shm",
                                    "rw,noexec,nosuid,nodev,mode=1777,size=33554432,nr_inodes=4096"));
            assertThat(host.getSecurityOpts())
                    .containsExactly("no-new-privileges", "seccomp=" + SeccompProfile.json());
            assertThat(container.getMounts()).isNullOrEmpty();
            assertThat(container.getConfig().getUser()).doesNotStartWith("0");
        }
    }

    @Test
    void eachSessionHasAContainerAndAUserOfItsOwn() throws InterruptedException {
        try (var first = sandbox.open();
                var second = sandbox.open()) {
            var containers = List.of(containerOf(first), containerOf(second));

            assertThat(containers)
                    .extracting(InspectContainerResponse::getId)
                    .doesNotHaveDuplicates();
            assertThat(containers)
                    .allSatisfy(container ->
                            assertThat(container.getConfig().getLabels())
                                    .containsAllEntriesOf(Owner.current().labels()));
        }
    }

    @Test
    void aClosedSessionLeavesNoContainer() throws InterruptedException {
        var session = sandbox.open();
        var id = containerOf(session).getId();

        session.close();

        assertThat(EngineView.comesToLack(Set.of(id))).isTrue();
    }

    @Test
    void aClosedSandboxLeavesNoContainer() throws InterruptedException {
        Set<String> before = EngineView.own();
        var other = DockerSandbox.start(SandboxLimits.DEFAULT, System.getenv());
        other.open();
        other.open();
        var started = new HashSet<>(EngineView.own());
        started.removeAll(before);
        assertThat(started).hasSizeGreaterThanOrEqualTo(2);

        other.close();
        other.close();

        assertThat(EngineView.comesToLack(started)).isTrue();
    }

    /// Runs a cell that does not end, with a child that has left its session.
    static final class Victim {

        static void main(String[] arguments) throws Exception {
            var sandbox = DockerSandbox.start(SandboxLimits.DEFAULT, System.getenv());
            var session = sandbox.open(_ -> System.out.println(Owner.current().process()));
            session.run(
                    """
                    import os
                    if os.fork() == 0:
                        os.setsid()
                    print('running')
                    while True: pass
                    """,
                    Duration.ofMinutes(10));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aProgramThatASignalEndsLeavesNoContainer(String signal)
            throws IOException, InterruptedException {
        var process = endVictim(signal);

        assertThat(EngineView.comesToHaveNone(process)).isTrue();
    }

    /// A killed program cannot remove anything: what runs ends with its connection, and what it has
    /// not started yet is removed by the next program.
    @Test
    void aKilledProgramLeavesNoContainer() throws IOException, InterruptedException {
        var process = endVictim("KILL");

        assertThat(EngineView.comesToRunNone(process)).isTrue();
        DockerSandbox.start(SandboxLimits.DEFAULT, System.getenv()).close();
        assertThat(EngineView.comesToHaveNone(process)).isTrue();
    }

    private static String endVictim(String signal) throws IOException, InterruptedException {
        var victim =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var process = victim.inputReader().readLine();
        assertThat(EngineView.containers(process)).isNotEmpty();
        new ProcessBuilder("kill", "-s", signal, Long.toString(victim.pid())).start().waitFor();
        victim.waitFor();
        return process;
    }

    @Test
    void whatADeadProgramHasLeftIsRemovedAtTheNextStart() {
        try (var left = EngineView.plain(SLEEP.toArray(String[]::new));
                var foreign = EngineView.plain(SLEEP.toArray(String[]::new))) {
            left.withLabels(Map.of(Owner.MACHINE, Owner.current().machine(), Owner.PROCESS, ENDED))
                    .start();
            foreign.withLabels(Map.of(Owner.MACHINE, "another", Owner.PROCESS, ENDED)).start();

            DockerSandbox.start(SandboxLimits.DEFAULT, System.getenv()).close();

            assertThat(EngineView.containers(ENDED))
                    .extracting(Container::getId)
                    .containsExactly(foreign.getContainerId());
        }
    }

    @Test
    void theSessionEndsWithItsContainerAndOthersDoNot() throws InterruptedException {
        try (var one = sandbox.open();
                var other = sandbox.open()) {
            other.run("x = 6", LIMIT);
            EngineView.remove(containerOf(one).getId());

            assertThatThrownBy(() -> one.run("1", LIMIT))
                    .isInstanceOf(SandboxUnavailable.class)
                    .hasMessageContaining("supervisor has ended");
            assertThat(other.run("x", LIMIT)).isInstanceOf(Completed.class);
        }
    }

    /// What a cell finds in a container of ours, and in one without the restrictions.
    private static final String ATTACKS =
            """
            import ctypes, os, socket
            libc = ctypes.CDLL(None, use_errno=True)
            def done(attack):
                try:
                    return attack() != -1
                except OSError:
                    return False
            attacks = {
                'sees process 1': lambda: open('/proc/1/environ').read(),
                'reads the scripts': lambda: open('/scripts/docker/start.py').read(),
                'writes to the root': lambda: open('/written', 'w').close(),
                'makes a socket': lambda: socket.socket().close(),
                'leaves its namespace': lambda: libc.unshare(0x20000),
                'changes its root': lambda: libc.chroot(b'/tmp'),
            }
            print(*sorted(name for name, attack in attacks.items() if done(attack)), sep=', ')
            """;

    @Test
    void noWallIsMissing() throws InterruptedException {
        try (var session = sandbox.open()) {
            assertThat(session.run(ATTACKS, LIMIT).output().printed()).isEqualTo("\n");
        }
    }

    @Test
    void theSameAttacksSucceedWithoutTheWalls() throws IOException, InterruptedException {
        try (var plain = EngineView.plain(SLEEP.toArray(String[]::new))) {
            plain.withCreateContainerCmdModifier(container ->
                    Objects.requireNonNull(container.getHostConfig())
                            .withCapAdd(Capability.SYS_ADMIN, Capability.SYS_CHROOT)
                            .withSecurityOpts(List.of("seccomp=unconfined")));
            plain.start();

            var result = plain.execInContainer("/usr/bin/python3.11", "-c", ATTACKS);

            assertThat(result.getStdout())
                    .isEqualTo(
                            "changes its root, leaves its namespace, makes a socket,"
                                    + " reads the scripts, sees process 1, writes to the root\n");
        }
    }
}
