package dev.reckoner.journal;

import java.util.Objects;

/// This program.
public final class Program {

    /// The version in the jar's manifest; `unpackaged` if the classes are not in a jar.
    public static String version() {
        return Objects.requireNonNullElse(
                Program.class.getPackage().getImplementationVersion(), "unpackaged");
    }

    private Program() {}
}
