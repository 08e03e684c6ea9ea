package dev.reckoner.cli;

import dev.reckoner.journal.Program;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "reckoner " + Program.version(),
            "Java " + Runtime.version() + ", " + System.getProperty("os.name")
        };
    }
}
