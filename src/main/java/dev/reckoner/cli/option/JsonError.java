package dev.reckoner.cli.option;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import java.util.List;

/// A failure as a command with `--json` writes it, on one line of standard output.
///
/// @param error what is the matter
/// @param remedy what to do about it, each of which helps by itself
/// @param exit the exit code
public record JsonError(String error, List<String> remedy, int exit) {

    private static final String JSON = "--json";

    public static JsonError of(Failure failure) {
        String error = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return new JsonError(error, failure.remedies(), failure.exit().code());
    }

    /// Whether JSON is asked for, even where the arguments could not be read.
    ///
    /// @param command that failed
    /// @param arguments all of them
    public static boolean isWanted(CommandLine command, List<String> arguments) {
        OptionSpec option = command.getCommandSpec().findOption(JSON);
        if (isBeforeOperands(arguments) || option == null) {
            return isBeforeOperands(arguments);
        }
        return Boolean.TRUE.equals(option.getValue()) || isDefault(command, option);
    }

    private static boolean isBeforeOperands(List<String> arguments) {
        int end = arguments.indexOf("--");
        return arguments.subList(0, end < 0 ? arguments.size() : end).contains(JSON);
    }

    private static boolean isDefault(CommandLine command, OptionSpec option) {
        try {
            var defaults = command.getDefaultValueProvider();
            String set = defaults == null ? null : defaults.defaultValue(option);
            return set != null && new YesOrNo().convert(set);
        } catch (Exception _) {
            return false;
        }
    }
}
