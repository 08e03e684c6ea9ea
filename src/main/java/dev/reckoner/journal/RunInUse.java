package dev.reckoner.journal;

import java.nio.file.Path;

/// Another process works on the run. The message says which.
public final class RunInUse extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long pid;

    RunInUse(Path directory, long pid) {
        super(
                "process %s works on the run %s"
                        .formatted(pid == 0 ? "of an unknown number" : pid, directory));
        this.pid = pid;
    }

    /// The number of that process; 0 if it is not known.
    public long pid() {
        return pid;
    }
}
