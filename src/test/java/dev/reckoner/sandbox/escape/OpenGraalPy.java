package dev.reckoner.sandbox.escape;

import org.graalvm.polyglot.Context;

/// Runs a Python program in GraalPy with all access to the host. A program of its own, because
/// attacks end it.
final class OpenGraalPy {

    /// @param arguments the program's text
    public static void main(String[] arguments) {
        try (var context =
                Context.newBuilder("python")
                        .allowAllAccess(true)
                        .option("engine.WarnInterpreterOnly", "false")
                        .build()) {
            context.eval("python", arguments[0]);
        }
    }

    private OpenGraalPy() {}
}
