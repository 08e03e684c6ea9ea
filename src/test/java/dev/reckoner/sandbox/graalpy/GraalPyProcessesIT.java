package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxProcessesContract;

class GraalPyProcessesIT extends SandboxProcessesContract {

    @Override
    protected Sandbox start(SandboxLimits limits) {
        return GraalPySandbox.start(limits, System.err::println);
    }
}
