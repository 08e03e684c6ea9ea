package dev.reckoner.sandbox.local;

import dev.reckoner.answer.program.ProgramContract;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;

class LocalProgramIT extends ProgramContract {

    @Override
    protected Sandbox start() throws InterruptedException {
        return LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv());
    }
}
