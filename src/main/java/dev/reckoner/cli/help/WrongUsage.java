package dev.reckoner.cli.help;

import dev.reckoner.cli.config.Defaults;
import dev.reckoner.cli.config.Setting;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.text.DidYouMean;
import dev.reckoner.text.OneLine;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A mistake in a command line, in a variable or in the configuration file, in words.
public final class WrongUsage {

    private static final Pattern OPTION =
            Pattern.compile("(--?[A-Za-z][A-Za-z-]*)(=.*)?", Pattern.DOTALL);

    /// The part of a message of picocli's that is not said here.
    private static final Pattern PREFIX = Pattern.compile("^Error: ");

    public static Failure of(ParameterException e, Defaults defaults) {
        var command = e.getCommandLine().getCommandSpec();
        String help = "see: " + command.qualifiedName() + " --help";
        return switch (e) {
            case UnmatchedArgumentException unmatched ->
                    unmatched(unmatched.getUnmatched().getFirst(), command, help);
            case ParameterException wrong
                    when wrong.getCause() instanceof TypeConversionException cause ->
                    new Failure(
                            Exit.USAGE, place(wrong, defaults) + ": " + cause.getMessage(), help);
            default -> new Failure(Exit.USAGE, words(e), help);
        };
    }

    private static Failure unmatched(String argument, CommandSpec command, String help) {
        var option = OPTION.matcher(argument);
        if (argument.startsWith("-") && !option.matches()) {
            String quoted = "'" + OneLine.quote(argument, 60) + "'";
            return new Failure(
                    Exit.USAGE,
                    quoted + " begins with - and is taken for an option",
                    "put -- before it: " + command.qualifiedName() + " -- " + quoted);
        }
        if (option.matches()) {
            String name = option.group(1);
            return new Failure(
                    Exit.USAGE,
                    "there is no option " + name + DidYouMean.words(name, options(command)),
                    help);
        }
        String shown = OneLine.quote(argument, 60);
        if (!command.subcommands().isEmpty()) {
            return new Failure(
                    Exit.USAGE,
                    "there is no command '%s'%s"
                            .formatted(
                                    shown,
                                    DidYouMean.words(argument, command.subcommands().keySet())),
                    help);
        }
        return new Failure(
                Exit.USAGE,
                "'" + shown + "' is one argument too many",
                "put what has blanks in quotes; " + help);
    }

    private static List<String> options(CommandSpec command) {
        return command.options().stream().map(OptionSpec::longestName).toList();
    }

    /// The option, or the variable or the line of the file that sets it.
    private static String place(ParameterException e, Defaults defaults) {
        if (!(e.getArgSpec() instanceof OptionSpec option)) {
            return e.getArgSpec() == null ? "the command line" : e.getArgSpec().paramLabel();
        }
        return defaults.find(option).map(Setting::source).orElse(option.longestName());
    }

    private static String words(ParameterException e) {
        String message =
                PREFIX.matcher(OneLine.quote(String.valueOf(e.getMessage()))).replaceFirst("");
        return message.isEmpty()
                ? message
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private WrongUsage() {}
}
