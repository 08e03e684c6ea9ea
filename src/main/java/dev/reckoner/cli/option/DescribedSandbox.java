package dev.reckoner.cli.option;

import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;

import java.util.function.Consumer;

/// In the place of a sandbox that is described and not used.
record DescribedSandbox(Description description, SandboxLimits limits) implements Sandbox {

    @Override
    public Session open(Consumer<String> printed) {
        throw new IllegalStateException("this sandbox was not started");
    }

    @Override
    public void close() {}
}
