package dev.reckoner.cli.option;

import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;

import java.util.function.Consumer;

/// In the place of a sandbox where nothing is run.
record NoSandbox() implements Sandbox {

    @Override
    public Session open(Consumer<String> printed) {
        throw new IllegalStateException("nothing is run without tools");
    }

    @Override
    public Description description() {
        throw new IllegalStateException("there is no sandbox without tools");
    }

    @Override
    public SandboxLimits limits() {
        throw new IllegalStateException("there is no sandbox without tools");
    }

    @Override
    public void close() {}
}
