package dev.reckoner.answer.program;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;

class GraalPyProgramIT extends ProgramContract {

    @Override
    protected Sandbox start() {
        return GraalPySandbox.start();
    }
}
