package dev.reckoner.cli.config;

import dev.reckoner.text.DidYouMean;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What options are without being given: `--max-tokens` is what `RECKONER_MAX_TOKENS` says, else
/// what the line `max-tokens = …` of the configuration file says.
public final class Defaults implements IDefaultValueProvider {

    private static final String PREFIX = "RECKONER_";

    /// Variables that are no options: of the sandbox, and of what CI runs.
    private static final Set<String> OTHERS =
            Set.of("RECKONER_CACHE", "RECKONER_PYTHON", "RECKONER_CI_VENV", "RECKONER_CI_SDK");

    /// Options that say which answers are graded, and against what.
    private static final Set<String> OF_ONE_ANSWER =
            Set.of("file", "gold", "program", "tolerance", "type", "verify");

    /// Options of which one replaces the other.
    private static final Map<String, String> RIVALS =
            Map.of("api-key-env", "api-key-file", "api-key-file", "api-key-env");

    private final Map<String, String> environment;
    private final ConfigFile file;
    private final List<String> arguments;
    private final Set<String> variables;

    /// @param arguments the command line; an option on it has no default
    /// @throws dev.reckoner.cli.option.Failure if the configuration file is wrong
    public Defaults(Map<String, String> environment, CommandSpec program, List<String> arguments) {
        var options = options(program);
        this.environment = Map.copyOf(environment);
        this.file = ConfigFile.of(environment, options.keySet());
        this.arguments = List.copyOf(arguments);
        this.variables =
                options.keySet().stream()
                        .map(Defaults::variable)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The options that can be set, of all commands, by their names without hyphens at the
    /// beginning. What asks for help or says which problem or answer is meant is not among them.
    static SortedMap<String, OptionSpec> options(CommandSpec program) {
        var options = new TreeMap<String, OptionSpec>();
        program.options().stream()
                .filter(Defaults::canBeSet)
                .forEach(option -> options.put(name(option), option));
        program.subcommands()
                .values()
                .forEach(command ->
                        options(command.getCommandSpec())
                                .forEach((name, option) ->
                                        options.merge(name, option, Defaults::withDefault)));
        return options;
    }

    private static OptionSpec withDefault(OptionSpec one, OptionSpec other) {
        return one.defaultValue() == null ? other : one;
    }

    private static boolean canBeSet(OptionSpec option) {
        return !option.usageHelp()
                && !option.versionHelp()
                && option.group() == null
                && !OF_ONE_ANSWER.contains(name(option));
    }

    private static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }

    private static String variable(String name) {
        return PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? find(option).map(Setting::value).orElse(null)
                : null;
    }

    /// Empty if the option is on the command line, or neither a variable nor the file sets it. Two
    /// options of which one replaces the other count as one.
    public Optional<Setting> find(OptionSpec option) {
        String name = name(option);
        String rival = RIVALS.getOrDefault(name, name);
        if (!canBeSet(option) || isGiven(option) || isGiven("--" + rival)) {
            return Optional.empty();
        }
        return variableOf(name)
                .or(() -> variableOf(rival).isPresent() ? Optional.empty() : file.find(name));
    }

    private Optional<Setting> variableOf(String name) {
        String variable = variable(name);
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(value -> new Setting(value, variable));
    }

    private boolean isGiven(OptionSpec option) {
        return Stream.of(option.names()).anyMatch(this::isGiven);
    }

    private boolean isGiven(String name) {
        return arguments.stream()
                .takeWhile(argument -> !argument.equals("--"))
                .anyMatch(argument -> argument.equals(name) || argument.startsWith(name + "="));
    }

    Path path() {
        return file.path();
    }

    /// A line for each variable that looks like one of this program's and is none.
    public List<String> unknownVariables() {
        return environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX))
                .filter(name -> !variables.contains(name) && !OTHERS.contains(name))
                .sorted(Comparator.naturalOrder())
                .map(name ->
                        "the variable %s has no effect%s"
                                .formatted(OneLine.quote(name), DidYouMean.words(nearest(name))))
                .toList();
    }

    private List<String> nearest(String variable) {
        var names = variables.stream().map(Defaults::withoutPrefix).toList();
        return DidYouMean.to(withoutPrefix(variable), names).stream().map(PREFIX::concat).toList();
    }

    private static String withoutPrefix(String variable) {
        return variable.substring(PREFIX.length());
    }
}
