package dev.reckoner.sandbox.local.check;

import static dev.reckoner.sandbox.local.LocalSandbox.KIND;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.Outcome.OutOfMemory;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.task.Remedy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Checks that cells make, in a sandbox with small limits.
record InsideChecks(LocalSandbox sandbox) {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int ROUND_TRIPS = 41;

    private static final String SYSTEM_CALLS =
            """
            import ctypes, errno
            libc = ctypes.CDLL(None, use_errno=True)
            refused = lambda result: result == -1 and ctypes.get_errno() == errno.EPERM
            refused(libc.unshare(0x10000000)) and refused(libc.ptrace(0, 0, 0, 0)) and refused(libc.chroot(b"/tmp"))
            """;
    private static final String NETWORK =
            """
            import socket
            def refused(family):
                try:
                    socket.socket(family, socket.SOCK_DGRAM).close()
                except PermissionError:
                    return True
                return False
            all(refused(family) for family in (1, 2, 10, 16, 17, 40))
            """;
    private static final String FILES =
            """
            import os
            not any(os.path.exists(path) for path in ("/etc/passwd", "/proc/self", "/sys/kernel", "/home", "/root"))
            """;
    private static final String LANDLOCK =
            """
            import os
            def refused():
                try:
                    os.listdir("/")
                except PermissionError:
                    return True
                return False
            refused()
            """;
    private static final String MANY =
            """
            import os, time
            for _ in range(8):
                if os.fork() == 0:
                    held = bytearray(b"x") * (100 << 20)
                    time.sleep(20)
            time.sleep(20)
            """;

    List<DoctorCheck> run() throws InterruptedException {
        try (var session = sandbox.open()) {
            return List.of(
                    isolation(
                            session,
                            "system calls",
                            SYSTEM_CALLS,
                            "unshare, ptrace and chroot are refused"),
                    isolation(session, "network", NETWORK, "no socket of any family can be made"),
                    isolation(session, "files", FILES, "no file of the host but the library"),
                    landlock(session),
                    memory(
                            session,
                            "memory",
                            "bytearray(1 << 30)",
                            "an object that is too large is refused"),
                    memory(
                            session,
                            "memory of children",
                            MANY,
                            "children that grow too large together are ended"),
                    cgroup(),
                    rollBack(session),
                    roundTrip(session));
        }
    }

    private static DoctorCheck isolation(Session session, String name, String attack, String holds)
            throws InterruptedException {
        Outcome outcome = session.run(attack, LIMIT);
        return isTrue(outcome)
                ? DoctorCheck.pass(KIND, name, holds)
                : DoctorCheck.fail(
                        KIND,
                        name,
                        "an attack was not stopped: " + outcome,
                        new Remedy.ReportFault());
    }

    private static DoctorCheck landlock(Session session) throws InterruptedException {
        return isTrue(session.run(LANDLOCK, LIMIT))
                ? DoctorCheck.pass(KIND, "landlock", "a second layer of protection for files")
                : DoctorCheck.note(
                        KIND,
                        "landlock",
                        "this kernel does not have it: files have one layer of protection less",
                        new Remedy.ChangeMachine("Linux 5.13 or later has it"));
    }

    private static DoctorCheck memory(Session session, String name, String attack, String holds)
            throws InterruptedException {
        return session.run(attack, LIMIT) instanceof OutOfMemory
                ? DoctorCheck.pass(KIND, name, holds)
                : DoctorCheck.fail(
                        KIND, name, "the memory limit was exceeded", new Remedy.ReportFault());
    }

    private DoctorCheck cgroup() {
        if (sandbox.controlGroups().isEmpty()) {
            return DoctorCheck.note(
                    KIND,
                    "cgroup",
                    "not delegated: rlimits and the supervisor enforce the limits, but"
                            + " processor time is not shared equally",
                    new Remedy.DelegateGroups());
        }
        return sandbox.controlGroups().occupied()
                ? DoctorCheck.pass(
                        KIND,
                        "cgroup",
                        "a group for each session, with limits of its own: "
                                + String.join(", ", sandbox.controlGroups().kinds()))
                : DoctorCheck.fail(
                        KIND, "cgroup", "a session is not in its group", new Remedy.ReportFault());
    }

    private static DoctorCheck rollBack(Session session) throws InterruptedException {
        session.run("before = 42", LIMIT);
        session.run("before = 0\nimport os\nos._exit(1)", LIMIT);
        return isTrue(session.run("before == 42", LIMIT))
                ? DoctorCheck.pass(
                        KIND,
                        "roll-back",
                        "a cell that ended its interpreter left the variables as they were")
                : DoctorCheck.fail(
                        KIND, "roll-back", "variables are lost", new Remedy.ReportFault());
    }

    private static DoctorCheck roundTrip(Session session) throws InterruptedException {
        long[] nanos = new long[ROUND_TRIPS];
        for (int i = 0; i < ROUND_TRIPS; i++) {
            long begin = System.nanoTime();
            session.run("1 + 1", LIMIT);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return DoctorCheck.pass(
                KIND,
                "round trip",
                String.format(
                        Locale.ROOT,
                        "%.1f ms a cell (median of %d)",
                        nanos[ROUND_TRIPS / 2] / 1e6,
                        ROUND_TRIPS));
    }

    private static boolean isTrue(Outcome outcome) {
        return outcome instanceof Completed(var output, var _)
                && !output.shown().isEmpty()
                && output.shown().getLast().plain().equals("True");
    }
}
