package dev.reckoner.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version of this program, from the jar's manifest.
final class Version implements IVersionProvider {

    static String program() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpackaged");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "reckoner " + program(), "Java " + Runtime.version() + ", " + System.getProperty("os.name")
        };
    }
}
