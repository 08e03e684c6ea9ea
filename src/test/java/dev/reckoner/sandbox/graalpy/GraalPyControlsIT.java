package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.escape.Canaries;
import dev.reckoner.sandbox.escape.ControlsContract;
import dev.reckoner.sandbox.escape.OpenSandbox;
import dev.reckoner.sandbox.escape.attack.Attack;
import dev.reckoner.sandbox.escape.attack.Attack.Control;

import java.io.IOException;

/// Attacks by way of Java, in GraalPy with all access to the host.
class GraalPyControlsIT extends ControlsContract {

    @Override
    protected boolean tries(Control control) {
        return control instanceof Control.InOpenGraalPy;
    }

    @Override
    protected Sandbox start(Attack attack, Canaries canaries) throws IOException {
        return OpenSandbox.graalPy(canaries);
    }
}
