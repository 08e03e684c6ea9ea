package dev.reckoner.cli.eval;

import dev.reckoner.cli.option.SandboxOption;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// A sandbox that is started when a session is first needed: where no arm has tools, only the few
/// answers need one that no rule can tell apart. Thread-safe.
final class LazySandbox implements Sandbox {

    private final SandboxOption option;
    private @Nullable Sandbox started;

    LazySandbox(SandboxOption option) {
        this.option = option;
    }

    @Override
    public Session open(Consumer<String> printed) throws InterruptedException {
        return started().open(printed);
    }

    private synchronized Sandbox started() throws InterruptedException {
        if (started == null) {
            started = option.start(_ -> {});
        }
        return started;
    }

    @Override
    public Description description() {
        throw new IllegalStateException("no arm has tools");
    }

    @Override
    public SandboxLimits limits() {
        return SandboxLimits.DEFAULT;
    }

    @Override
    public synchronized void close() {
        if (started != null) {
            started.close();
        }
    }
}
