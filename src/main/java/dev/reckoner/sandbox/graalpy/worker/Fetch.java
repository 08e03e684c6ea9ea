package dev.reckoner.sandbox.graalpy.worker;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;

import java.io.IOException;
import java.nio.file.Path;

/// Downloads the locked wheels with GraalPy's own `pip`, on a machine that has no other. Runs once,
/// in a process of its own, and not in a sandbox: it needs the network and no code but `pip` runs
/// in it.
final class Fetch {

    /// @param arguments an empty folder for GraalPy's resources, the lock file, the folder for the
    ///   wheels
    public static void main(String[] arguments) throws IOException {
        Engine.copyResources(Path.of(arguments[0]));
        try (var context =
                Context.newBuilder("python")
                        .allowAllAccess(true)
                        .option("engine.WarnInterpreterOnly", "false")
                        .build()) {
            context.getBindings("python")
                    .putMember("arguments", new String[] {arguments[1], arguments[2]});
            context.eval(
                    Source.newBuilder(
                                    "python",
                                    Python.resource("graalpy/fetch_wheels.py"),
                                    "fetch_wheels.py")
                            .build());
        }
    }

    private Fetch() {}
}
