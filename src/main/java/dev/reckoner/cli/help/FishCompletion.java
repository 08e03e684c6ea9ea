package dev.reckoner.cli.help;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The completion script of the shell fish: a `complete` command for each command, option and
/// value.
final class FishCompletion {

    private final String program;
    private final List<String> lines = new ArrayList<>();

    private FishCompletion(String program) {
        this.program = program;
    }

    static String of(CommandSpec program) {
        var script = new FishCompletion(program.name());
        script.lines.add("complete -c " + program.name() + " -f");
        script.add(program, List.of());
        return String.join("\n", script.lines) + "\n";
    }

    private void add(CommandSpec command, List<String> path) {
        String here = here(command, path);
        command.subcommands()
                .forEach((name, sub) -> add(here, " -a " + name, words(sub.getCommandSpec())));
        for (OptionSpec option : command.options()) {
            add(here, names(option) + values(option), words(option));
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String values = values(parameter);
            if (!values.isEmpty()) {
                add(here, values.replaceFirst("^ -[xr]", ""), words(parameter));
            }
        }
        command.subcommands().forEach((name, sub) -> add(sub.getCommandSpec(), with(path, name)));
    }

    private static List<String> with(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    /// The condition that this command is being written: its name was seen, and none of its own
    /// subcommands.
    private static String here(CommandSpec command, List<String> path) {
        var conditions = new ArrayList<String>();
        path.forEach(name -> conditions.add("__fish_seen_subcommand_from " + name));
        if (!command.subcommands().isEmpty()) {
            conditions.add(
                    "not __fish_seen_subcommand_from "
                            + String.join(" ", command.subcommands().keySet()));
        }
        return String.join("; and ", conditions);
    }

    private void add(String condition, String what, String description) {
        lines.add(
                "complete -c %s -n '%s'%s -d %s"
                        .formatted(program, condition, what, quoted(description)));
    }

    private static String names(OptionSpec option) {
        return List.of(option.names()).stream()
                .map(name ->
                        name.startsWith("--")
                                ? " -l " + name.substring(2)
                                : " -s " + name.substring(1))
                .collect(Collectors.joining());
    }

    /// The values of an argument: a few, or files, or none that are known.
    private static String values(ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            String values =
                    StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                            .collect(Collectors.joining(" "));
            return " -x -a " + quoted(values);
        }
        if (argument.type() == Path.class) {
            return " -r -F";
        }
        return argument.arity().max() == 0 || argument instanceof PositionalParamSpec ? "" : " -x";
    }

    private static String words(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    private static String words(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
