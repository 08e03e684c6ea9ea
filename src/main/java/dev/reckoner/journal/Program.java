package dev.reckoner.journal;

import java.util.Objects;

/// This program.
public final class Program {

    /// From the jar's manifest; `unpackaged` where the classes were not in the jar.
    public static String version() {
        return Objects.requireNonNullElse(
                Program.class.getPackage().getImplementationVersion(), "unpackaged");
    }

    private Program() {}
}
