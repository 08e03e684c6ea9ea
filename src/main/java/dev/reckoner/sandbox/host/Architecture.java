package dev.reckoner.sandbox.host;

import dev.reckoner.sandbox.SandboxUnavailable;

/// A processor the policy of system calls knows.
public enum Architecture {
    X86_64(0xc000003e, 0),
    AARCH64(0xc00000b7, 1);

    /// The kernel's number of it, `AUDIT_ARCH_*`.
    private final int audit;

    /// Which of the numbers of a rule is its own.
    private final int column;

    Architecture(int audit, int column) {
        this.audit = audit;
        this.column = column;
    }

    int audit() {
        return audit;
    }

    int column() {
        return column;
    }

    public static Architecture ofThisMachine() {
        return named(System.getProperty("os.arch"));
    }

    /// @param name as in the system property `os.arch`, or as Docker names it
    public static Architecture named(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64", "arm64" -> AARCH64;
            default ->
                    throw new SandboxUnavailable(
                            "the sandbox has no system call policy for processor "
                                    + name
                                    + ", only for amd64 and aarch64");
        };
    }
}
