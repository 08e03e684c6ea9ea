package dev.reckoner.sandbox.local.escape;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.escape.Canaries;
import dev.reckoner.sandbox.escape.ControlsContract;
import dev.reckoner.sandbox.escape.OpenSandbox;
import dev.reckoner.sandbox.escape.attack.Attack;
import dev.reckoner.sandbox.escape.attack.Attack.Control;

import java.io.IOException;

/// Attacks in plain Python, in a container that protects the machine.
class EscapeControlsIT extends ControlsContract {

    @Override
    protected boolean tries(Control control) {
        return control instanceof Control.InContainer || control instanceof Control.InOwnNetwork;
    }

    @Override
    protected Sandbox start(Attack attack, Canaries canaries) throws IOException {
        return OpenSandbox.inContainer(canaries, attack.control() instanceof Control.InOwnNetwork);
    }
}
