package dev.reckoner.sandbox.graalpy.setup;

import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.HostEnvironment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// The command that starts a worker JVM: with an empty environment, in an empty folder, and without
/// messages of the JVM on standard output.
///
/// @param library see [GraalPyLibrary]
/// @param classPath of the worker
/// @param folder for the AOT cache; where there is none workers start without it
/// @param isolation of workers that run cells; other JVMs run no code of a model
public record WorkerCommand(
        Path java, Path library, String classPath, Path folder, Isolation isolation) {

    static final String CACHE = "worker.aot";

    private static final String WORKER = "dev.reckoner.sandbox.graalpy.worker.Worker";

    /// Imported before a session's first cell arrives.
    private static final String WARM = "import sympy";

    private static final List<String> SILENT =
            List.of("-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=error:stderr");

    private static final List<String> CLOSED =
            List.of(
                    "-XX:+DisableAttachMechanism",
                    "-XX:-UsePerfData",
                    "-XX:-CreateCoredumpOnCrash",
                    "-XX:+ErrorFileToStderr",
                    "-Djava.awt.headless=true",
                    "-Duser.home=/",
                    "-Duser.name=nobody");

    private static final List<String> QUICK =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /// The part of a session's memory that is not heap: classes, compiled code and stacks of the
    /// JVM.
    private static final long BESIDE_HEAP = 320L << 20;

    private static final long LEAST_HEAP = 224L << 20;

    /// How much memory of its own a worker may have: beside its heap, native memory of Python's
    /// modules counts, which the JVM does not limit. It is measured every 50 ms, so there is room
    /// for what a cell takes meanwhile below 1.3 times the session's limit.
    public static long mostBytes(SandboxLimits limits) {
        return Math.max(LEAST_HEAP + BESIDE_HEAP, limits.memoryBytes()) / 10 * 12;
    }

    Path cache() {
        return folder.resolve(CACHE);
    }

    public ProcessBuilder worker(SandboxLimits limits) {
        var worker =
                worker(
                        limits,
                        Files.exists(cache()) ? List.of("-XX:AOTCache=" + cache()) : List.of());
        return switch (isolation) {
            case Isolation.GraalPyOnly _ -> worker.builder();
            case Isolation.InBubblewrap(var isolated) ->
                    new HostCommand(
                                    isolated.running(worker.words(), worker.folder()),
                                    worker.environment(),
                                    worker.folder())
                            .builder();
        };
    }

    /// A worker that records which classes the JVM loads, and writes that down when it exits
    /// normally.
    ProcessBuilder training(SandboxLimits limits, Path recorded) {
        return worker(limits, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded))
                .builder();
    }

    /// Makes an AOT cache of what was recorded.
    HostCommand assembling(Path recorded, Path made) {
        var options = new ArrayList<>(QUICK);
        options.addAll(
                List.of(
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + recorded,
                        "-XX:AOTCache=" + made));
        return jvm(options, WORKER);
    }

    private HostCommand worker(SandboxLimits limits, List<String> extra) {
        var heap = Math.max(LEAST_HEAP, limits.memoryBytes() - BESIDE_HEAP) >> 20;
        var options = new ArrayList<>(extra);
        options.addAll(QUICK);
        options.add("-Xmx" + heap + "m");
        options.add("-Dpolyglot.engine.resourcePath=" + GraalPyLibrary.resources(library));
        return jvm(
                options,
                WORKER,
                GraalPyLibrary.resources(library).toString(),
                Integer.toString(limits.outputChars()),
                WARM);
    }

    /// @param main a class on the worker's class path
    HostCommand jvm(List<String> options, String main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(SILENT);
        command.addAll(CLOSED);
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Dpolyglotimpl.AttachLibraryFailureAction=ignore");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        var environment = new HashMap<>(HostEnvironment.WORKER.of(System.getenv()));
        environment.put("LC_ALL", "C.UTF-8");
        return new HostCommand(command, environment, GraalPyLibrary.empty(library));
    }
}
