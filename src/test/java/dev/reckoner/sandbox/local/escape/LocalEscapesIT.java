package dev.reckoner.sandbox.local.escape;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.escape.EscapesContract;
import dev.reckoner.sandbox.local.LocalSandbox;

class LocalEscapesIT extends EscapesContract {

    @Override
    protected Sandbox start(SandboxLimits limits) throws InterruptedException {
        return LocalSandbox.start(limits, System.getenv());
    }
}
