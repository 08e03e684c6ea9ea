package dev.reckoner.cli.help;

import picocli.AutoComplete;
import picocli.CommandLine;

import java.util.Locale;

/// A shell that completes commands.
enum Shell {
    BASH,
    ZSH,
    FISH;

    /// The script that the shell has to read.
    String script(CommandLine program) {
        return switch (this) {
            case BASH, ZSH -> AutoComplete.bash(program.getCommandName(), program);
            case FISH -> FishCompletion.of(program.getCommandSpec());
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
