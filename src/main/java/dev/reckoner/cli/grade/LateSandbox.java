package dev.reckoner.cli.grade;

import dev.reckoner.cli.option.SandboxOption;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.Session;

import org.jspecify.annotations.Nullable;

/// A sandbox that is started when a session is first needed: most answers need none.
public final class LateSandbox implements AutoCloseable {

    private final SandboxOption option;
    private @Nullable Sandbox sandbox;

    public LateSandbox(SandboxOption option) {
        this.option = option;
    }

    public Session open() throws InterruptedException {
        if (sandbox == null) {
            sandbox = option.start(_ -> {});
        }
        return sandbox.open();
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
