package dev.reckoner.cli.option;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.Locale;
import java.util.Map;

/// `--max-tokens` from `RECKONER_MAX_TOKENS` where it is not given.
public record EnvironmentDefaults(Map<String, String> environment)
        implements IDefaultValueProvider {

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)
                || option.usageHelp()
                || option.versionHelp()) {
            return null;
        }
        String name = option.longestName().replaceFirst("^-+", "").replace('-', '_');
        return environment.get("RECKONER_" + name.toUpperCase(Locale.ROOT));
    }
}
