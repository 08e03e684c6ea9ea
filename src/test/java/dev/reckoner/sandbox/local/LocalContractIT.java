package dev.reckoner.sandbox.local;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxContract;
import dev.reckoner.sandbox.SandboxLimits;

class LocalContractIT extends SandboxContract {

    @Override
    protected Sandbox start(SandboxLimits limits) throws InterruptedException {
        return LocalSandbox.start(limits, System.getenv());
    }
}
