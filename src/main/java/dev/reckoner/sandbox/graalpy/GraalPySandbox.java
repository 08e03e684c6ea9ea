package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.graalpy.setup.GraalPyLibrary;
import dev.reckoner.sandbox.graalpy.setup.Isolation;
import dev.reckoner.sandbox.graalpy.setup.WorkerCommand;
import dev.reckoner.task.Remedy;

import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Python in worker processes that have GraalPy, its library, and nothing of the host. It needs
/// only the JDK, and GraalPy on the class path: the dependency `org.graalvm.polyglot:python`, of
/// type `pom`. GraalPy may also be packed into one jar with the program, if the files of the same
/// name in `META-INF/services` are merged.
///
/// Each open session has a worker of its own.
public final class GraalPySandbox implements Sandbox {

    /// `description().kind()`.
    public static final String KIND = "graalpy";

    private final SandboxLimits limits;
    private final FutureTask<WorkerCommand> command;
    private final GraalPyLibrary library;
    private final Pool pool;

    /// Starts with the default limits and reports no progress.
    public static GraalPySandbox start() {
        return start(SandboxLimits.DEFAULT, _ -> {});
    }

    /// Begins to warm a worker in the background, so that it is ready when the first session is
    /// opened.
    ///
    /// @param progress is told of steps that take long, such as making the library the first time;
    ///   it is called from another thread
    /// @throws SandboxUnavailable if GraalPy is neither on the class path nor in the distribution
    public static GraalPySandbox start(SandboxLimits limits, Consumer<String> progress) {
        var sandbox = new GraalPySandbox(limits, GraalPyLibrary.ofThisProgram(progress));
        Thread.ofVirtual().name("library").start(sandbox.command);
        sandbox.pool.prepare();
        return sandbox;
    }

    /// What [#start] would start, without starting a worker. Makes the library where there is none.
    ///
    /// @throws SandboxUnavailable as [#start] does
    public static Description installed(Consumer<String> progress) throws InterruptedException {
        var library = GraalPyLibrary.ofThisProgram(progress);
        return description(library, library.folder());
    }

    private GraalPySandbox(SandboxLimits limits, GraalPyLibrary library) {
        this.limits = limits;
        this.library = library;
        command = new FutureTask<>(library::command);
        pool = new Pool(() -> command().worker(limits), WorkerCommand.mostBytes(limits));
    }

    /// Says how workers are isolated on this machine. Makes the library where there is none.
    public static DoctorCheck checkIsolation() throws InterruptedException {
        return checkIsolation(GraalPyLibrary.ofThisProgram(_ -> {}).command().isolation());
    }

    static DoctorCheck checkIsolation(Isolation isolation) {
        return switch (isolation) {
            case Isolation.InBubblewrap _ ->
                    DoctorCheck.pass(
                            KIND,
                            "isolation",
                            "workers run in bubblewrap: a read-only root, no network, no view of"
                                    + " other processes");
            case Isolation.GraalPyOnly(var reason, var remedies) ->
                    DoctorCheck.note(
                            KIND,
                            "isolation",
                            "workers run without bubblewrap, isolated by GraalPy alone: " + reason,
                            remedies.toArray(Remedy[]::new));
        };
    }

    private WorkerCommand command() {
        try {
            return Tasks.result(command);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SandboxUnavailable("interrupted while the sandbox was being set up", stopped);
        }
    }

    @Override
    public Session open(Consumer<String> printed) throws InterruptedException {
        return new GraalPySession(pool, limits, printed, pool.take());
    }

    /// Waits while the library is being made.
    @Override
    public Description description() {
        return description(library, command().library());
    }

    private static Description description(GraalPyLibrary library, Path folder) {
        return new Description(
                KIND, GraalPyLibrary.pythonVersion(folder), library.requirements().versions());
    }

    @Override
    public SandboxLimits limits() {
        return limits;
    }

    @Override
    public void close() {
        pool.close();
        command.cancel(true);
    }
}
