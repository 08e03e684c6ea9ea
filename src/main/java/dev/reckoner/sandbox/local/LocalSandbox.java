package dev.reckoner.sandbox.local;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.host.Architecture;
import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.HostEnvironment;
import dev.reckoner.sandbox.host.UnixUser;
import dev.reckoner.sandbox.local.setup.LocalCache;
import dev.reckoner.sandbox.local.setup.PythonLibrary;
import dev.reckoner.sandbox.local.setup.SandboxScripts;
import dev.reckoner.sandbox.supervisor.SupervisedSession;
import dev.reckoner.sandbox.supervisor.SupervisorConnection;
import dev.reckoner.sandbox.supervisor.SupervisorSettings;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// CPython in bubblewrap. All sessions of one sandbox run in one bubblewrap process, isolated from
/// each other by namespaces of their own. If that process ends, its sessions are lost, and the next
/// one is opened in another. A sandbox is safe for use by many threads.
public final class LocalSandbox implements Sandbox {

    /// `description().kind()`.
    public static final String KIND = "local";

    private final Starting starting;
    private final PythonLibrary library;
    private final SandboxLimits limits;
    private Box box;
    private boolean closed;

    private LocalSandbox(Starting starting, PythonLibrary library, SandboxLimits limits)
            throws InterruptedException {
        this.starting = starting;
        this.library = library;
        this.limits = limits;
        this.box = starting.start();
    }

    /// Bubblewrap with all that runs in it.
    private record Box(SupervisorConnection supervisor, ControlGroups groups)
            implements AutoCloseable {

        @Override
        public void close() {
            try (groups) {
                supervisor.close();
            }
        }
    }

    private interface Starting {
        Box start() throws InterruptedException;
    }

    /// Starts with the default limits, and with the library where the environment of this process
    /// says it is.
    ///
    /// @throws SandboxUnavailable as [#start(SandboxLimits, Map)] does
    public static LocalSandbox start() throws InterruptedException {
        return start(SandboxLimits.DEFAULT, System.getenv());
    }

    /// Starts bubblewrap and imports NumPy and SymPy in it.
    ///
    /// @param environment says where the library is, see [LocalCache], and where bubblewrap is; the
    ///   sandbox itself gets none of it
    /// @throws SandboxUnavailable if there is no library, no bubblewrap, or a layer of isolation
    ///   that cannot be set up
    public static LocalSandbox start(SandboxLimits limits, Map<String, String> environment)
            throws InterruptedException {
        return start(limits, environment, CgroupHierarchy.delegated());
    }

    /// @param hierarchies where it makes control groups
    static LocalSandbox start(
            SandboxLimits limits,
            Map<String, String> environment,
            List<CgroupHierarchy> hierarchies)
            throws InterruptedException {
        LocalCache folder = LocalCache.of(environment);
        PythonLibrary library = PythonLibrary.find(folder);
        Path scripts = SandboxScripts.in(folder);
        return new LocalSandbox(
                () -> box(limits, environment, hierarchies, library, scripts), library, limits);
    }

    private static Box box(
            SandboxLimits limits,
            Map<String, String> environment,
            List<CgroupHierarchy> hierarchies,
            PythonLibrary library,
            Path scripts)
            throws InterruptedException {
        OptionalLong user = ownUser();
        ObjectNode settings = SupervisorSettings.of(limits, Architecture.ofThisMachine(), false);
        ControlGroups groups = groups(hierarchies, user);
        boolean started = false;
        try {
            List<String> command = BubblewrapCommand.of(library, scripts, user, groups.folders());
            HostCommand bubblewrap =
                    new HostCommand(
                            groups.entering(command), HostEnvironment.SANDBOX.of(environment));
            var supervisor =
                    SupervisorConnection.start(
                            KIND, () -> BubblewrapProcess.start(bubblewrap), settings);
            started = true;
            return new Box(supervisor, groups);
        } finally {
            if (!started) {
                groups.close();
            }
        }
    }

    /// What [#start] would start, without starting it.
    ///
    /// @throws SandboxUnavailable if there is no library
    public static Description installed(Map<String, String> environment) {
        return description(PythonLibrary.find(LocalCache.of(environment)));
    }

    /// Moves this process one control group down, where that makes control groups for sessions
    /// possible: a group of version 2 that holds processes cannot give controllers to groups in it.
    ///
    /// For a program that owns its process, such as the command line, before it starts a sandbox.
    /// [#start] moves no process.
    public static void makeRoomForControlGroups() {
        CgroupHierarchy.moveThisProcessIntoLeaf();
    }

    /// None where no hierarchy is delegated, which is not a failure.
    private static ControlGroups groups(List<CgroupHierarchy> hierarchies, OptionalLong user) {
        try {
            return ControlGroups.make(hierarchies, user);
        } catch (IOException _) {
            return ControlGroups.none();
        }
    }

    /// Empty where sessions have no control groups.
    public synchronized ControlGroups controlGroups() {
        return box.groups();
    }

    private static OptionalLong ownUser() {
        if (!UnixUser.isRoot()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(UnixUser.unusedId(new SecureRandom()));
        } catch (IOException e) {
            throw new SandboxUnavailable(
                    "cannot read the user ids of this machine: " + e.getMessage(), e);
        }
    }

    @Override
    public Session open(Consumer<String> printed) throws InterruptedException {
        var supervisor = supervisor();
        try {
            return open(supervisor, printed);
        } catch (SandboxUnavailable unavailable) {
            if (!supervisor.hasEnded()) {
                throw unavailable;
            }
            return open(supervisor(), printed);
        }
    }

    private Session open(SupervisorConnection supervisor, Consumer<String> printed)
            throws InterruptedException {
        return SupervisedSession.open(supervisor, limits.memoryBytes(), printed);
    }

    /// Of a new box, if the last one has ended by itself or was killed. Its sessions are lost then.
    private synchronized SupervisorConnection supervisor() throws InterruptedException {
        if (!closed && box.supervisor().hasEnded()) {
            box.close();
            box = starting.start();
        }
        return box.supervisor();
    }

    @Override
    public Description description() {
        return description(library);
    }

    private static Description description(PythonLibrary library) {
        return new Description(KIND, library.version(), library.libraries());
    }

    @Override
    public SandboxLimits limits() {
        return limits;
    }

    @Override
    public synchronized void close() {
        closed = true;
        box.close();
    }
}
