package dev.reckoner.cli.sandbox;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `reckoner sandbox …`
@Command(
        name = "sandbox",
        description = "Runs Python in a sandbox, without a model.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SandboxRun.class,
            SandboxInstall.class,
            SandboxList.class,
            SandboxCheck.class
        })
public final class SandboxCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /// Without a command.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
