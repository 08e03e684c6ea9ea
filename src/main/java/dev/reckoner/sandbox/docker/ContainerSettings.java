package dev.reckoner.sandbox.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;

import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.supervisor.SupervisorSettings;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// How the container of a session is made. What is not set here is an engine's default that hardens
/// it, such as the masked files of `/proc`.
record ContainerSettings(SandboxImage image, SandboxLimits limits, int processors) {

    /// What the supervisor and the zygote need beside a session.
    private static final long SPARE_BYTES = 64L << 20;

    /// Shared memory may have this part of what files may have.
    private static final int SHARED_PART = 2;

    private static final int SPARE_PROCESSES = 16;
    private static final int MOST_PROCESSORS = 2;
    private static final long NANOS = 1_000_000_000L;

    /// Users that no account has, and that rootless engines have too. The kernel counts processes
    /// by user, so no two sessions of this program have the same.
    private static final int FIRST_USER = 61_184;

    private static final int USERS = 4_000;
    private static final AtomicInteger USED = new AtomicInteger(new SecureRandom().nextInt(USERS));

    CreateContainerCmd in(CreateContainerCmd container) {
        int user = FIRST_USER + Math.floorMod(USED.getAndIncrement(), USERS);
        return container
                .withLabels(Owner.current().labels())
                .withUser(user + ":" + user)
                .withHostName("box")
                .withNetworkDisabled(true)
                .withTty(false)
                .withStdinOpen(true)
                .withStdInOnce(true)
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withStopSignal("SIGKILL")
                .withHostConfig(host());
    }

    private HostConfig host() {
        return resources(HostConfig.newHostConfig())
                .withAutoRemove(true)
                .withNetworkMode("none")
                .withIpcMode("none")
                .withReadonlyRootfs(true)
                .withTmpFs(
                        Map.of(
                                "/tmp",
                                scratch(limits.scratchBytes()),
                                "/dev/shm",
                                scratch(limits.scratchBytes() / SHARED_PART)))
                .withPrivileged(false)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges", "seccomp=" + SeccompProfile.json()))
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
    }

    private HostConfig resources(HostConfig host) {
        return host.withMemory(memory())
                .withMemorySwap(memory())
                .withPidsLimit((long) limits.processes() + SPARE_PROCESSES)
                .withNanoCPUs(Math.min(processors, MOST_PROCESSORS) * NANOS)
                .withUlimits(List.of(new Ulimit("core", 0L, 0L)));
    }

    /// A tenth more than a cell may have: the supervisor ends cells before that.
    private long memory() {
        return limits.memoryBytes() * 11 / 10
                + limits.scratchBytes()
                + limits.scratchBytes() / SHARED_PART
                + SPARE_BYTES;
    }

    private static String scratch(long bytes) {
        return "rw,noexec,nosuid,nodev,mode=1777,size=%s,nr_inodes=%s"
                .formatted(bytes, SupervisorSettings.FILES);
    }
}
