package dev.reckoner.sandbox.local;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxProcessesContract;

class LocalProcessesIT extends SandboxProcessesContract {

    @Override
    protected Sandbox start(SandboxLimits limits) throws InterruptedException {
        return LocalSandbox.start(limits, System.getenv());
    }
}
