package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.escape.EscapesContract;

class GraalPyEscapesIT extends EscapesContract {

    @Override
    protected Sandbox start(SandboxLimits limits) {
        return GraalPySandbox.start(limits, System.err::println);
    }
}
