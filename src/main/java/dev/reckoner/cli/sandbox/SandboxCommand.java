package dev.reckoner.cli.sandbox;

import picocli.CommandLine.Command;

/// `reckoner sandbox …`
@Command(
        name = "sandbox",
        description = "Runs Python in a sandbox, without a model.",
        subcommands = {SandboxRun.class, SandboxInstall.class, SandboxList.class})
public final class SandboxCommand {}
