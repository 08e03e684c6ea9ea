package dev.reckoner.sandbox.docker;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxContract;
import dev.reckoner.sandbox.SandboxLimits;

class DockerContractIT extends SandboxContract {

    @Override
    protected Sandbox start(SandboxLimits limits) {
        EngineView.skipWhereAsked();
        return DockerSandbox.start(limits, System.getenv());
    }
}
