package dev.reckoner.sandbox.docker;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.escape.EscapesContract;

class DockerEscapesIT extends EscapesContract {

    @Override
    protected Sandbox start(SandboxLimits limits) {
        EngineView.skipWhereAsked();
        return DockerSandbox.start(limits, System.getenv());
    }
}
