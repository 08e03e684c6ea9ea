package dev.reckoner.cli.help;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.text.DidYouMean;
import dev.reckoner.text.OneLine;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/// `reckoner help solve`
@Command(
        name = "help",
        description = "Shows the help of a command, as --help does.",
        footerHeading = "%n",
        footer = "Example: reckoner help sandbox run")
public final class ShowHelp implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Its name or names.")
    private List<String> path = List.of();

    @Override
    public Integer call() {
        var command = spec.root().commandLine();
        for (String name : path) {
            command = command(name, command);
        }
        command.usage(spec.commandLine().getOut());
        return Exit.DONE.code();
    }

    private static CommandLine command(String name, CommandLine above) {
        var commands = above.getSubcommands();
        var command = commands.get(name);
        if (command == null) {
            throw new Failure(
                    Exit.USAGE,
                    "there is no command '%s'%s"
                            .formatted(
                                    OneLine.quote(name, 60),
                                    DidYouMean.words(name, commands.keySet())),
                    "see: " + above.getCommandSpec().qualifiedName() + " --help");
        }
        return command;
    }
}
