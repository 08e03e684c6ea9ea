package dev.reckoner.cli.config;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.text.Printable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `reckoner config`
@Command(
        name = "config",
        description = "Shows the value of every option and where it comes from.",
        footerHeading = "%n",
        footer = {
            "An option on the command line counts first, then its variable, then the line of the"
                    + " file, then the default of the program. Where the value is -, the option is"
                    + " not set, and the help of its command says what is done then.",
            "",
            "The file is ~/.config/reckoner/config.properties, or in XDG_CONFIG_HOME. It has the"
                    + " names of the options:",
            "",
            "  # for every attempt",
            "  model = gpt-6.1-sol",
            "  max-usd = 0.50",
            "",
            "Example:",
            "  reckoner config --json | jq '.options[] | select(.source != \"default\")'"
        })
public final class ConfigCommand implements Callable<Integer> {

    private static final String DEFAULT = "default";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /// @param value null if the option is not set and has no fixed default
    private record Row(String name, @Nullable String value, String source) {}

    private record Shown(String file, boolean exists, List<Row> options) {}

    @Override
    public Integer call() {
        var root = spec.root().commandLine();
        var defaults = (Defaults) root.getDefaultValueProvider();
        check(root);
        var rows = new ArrayList<Row>();
        Defaults.options(root.getCommandSpec())
                .forEach((name, option) -> rows.add(row(name, option, defaults)));
        boolean exists = Files.exists(defaults.path());
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLine.of(new Shown(defaults.path().toString(), exists, rows)));
        } else {
            int name = rows.stream().mapToInt(row -> row.name().length()).max().orElse(1);
            rows.forEach(row -> out.println(line(row, name)));
            spec.commandLine()
                    .getErr()
                    .printf(
                            "reckoner: the file is %s%s%n",
                            defaults.path(), exists ? "" : ", which does not exist");
        }
        out.flush();
        spec.commandLine().getErr().flush();
        return Exit.DONE.code();
    }

    /// Reads the options of every other command, so that a value that is wrong for one of them is
    /// found.
    private void check(CommandLine command) {
        var names = command.getCommandSpec().qualifiedName().split(" ");
        if (!command.equals(spec.commandLine())) {
            try {
                spec.root().commandLine().parseArgs(Arrays.copyOfRange(names, 1, names.length));
            } catch (MissingParameterException _) {
                // Only what is set by default matters here.
            }
        }
        command.getSubcommands().values().forEach(this::check);
    }

    private static Row row(String name, OptionSpec option, Defaults defaults) {
        return defaults.find(option)
                .map(set -> new Row(name, shown(option, set.value()), set.source()))
                .orElseGet(() -> new Row(name, option.defaultValue(), DEFAULT));
    }

    private static String shown(OptionSpec option, String value) {
        boolean secret = option.longestName().equals("--header");
        return secret ? value.replaceFirst("(?s):.*", ": …") : value;
    }

    /// @param name how wide the first column is
    private static String line(Row row, int name) {
        return String.format(
                        Locale.ROOT,
                        "%-" + name + "s  %-20s  %s",
                        row.name(),
                        Printable.text(Objects.requireNonNullElse(row.value(), "-")),
                        Printable.text(row.source()))
                .stripTrailing();
    }
}
