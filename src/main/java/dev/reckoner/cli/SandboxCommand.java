package dev.reckoner.cli;

import picocli.CommandLine.Command;

/// `reckoner sandbox …`
@Command(
        name = "sandbox",
        description = "Runs Python in a sandbox, without a model.",
        subcommands = {SandboxRun.class, SandboxInstall.class, SandboxList.class})
final class SandboxCommand {}
