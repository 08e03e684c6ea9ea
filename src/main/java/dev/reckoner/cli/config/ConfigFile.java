package dev.reckoner.cli.config;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.Texts;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.text.DidYouMean;
import dev.reckoner.text.OneLine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A person's own defaults: lines such as `max-usd = 0.50`, with the names of the options. A line
/// that begins with `#` is a comment.
///
/// @param settings by the option's name without hyphens at its beginning
record ConfigFile(Path path, Map<String, Setting> settings) {

    private static final Set<String> KEYS =
            Set.of("api-key", "key", "openai-api-key", "apikey", "api_key", "OPENAI_API_KEY");

    /// The file in the user's configuration directory; without settings if it does not exist.
    ///
    /// @param options the names that can be set
    /// @throws Failure if the file cannot be read or sets what cannot be set
    static ConfigFile of(Map<String, String> environment, Set<String> options) {
        Path path = Catalogue.usualFile(environment).resolveSibling("config.properties");
        return Files.exists(path)
                ? new ConfigFile(path, read(path, Texts.read(path), options))
                : new ConfigFile(path, Map.of());
    }

    Optional<Setting> find(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    private static Map<String, Setting> read(Path path, String text, Set<String> options) {
        var settings = new HashMap<String, Setting>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String place = path + ", line " + number;
            int equals = line.indexOf('=');
            String name = name(place, equals < 0 ? line : line.substring(0, equals), options);
            if (equals < 0) {
                throw wrong(place + ": expected " + name + " = VALUE");
            }
            var setting = new Setting(value(line.substring(equals + 1)), place);
            if (settings.put(name, setting) != null) {
                throw wrong(place + ": " + name + " is set a second time");
            }
        }
        return settings;
    }

    /// A shell writes the home directory out; in a file nobody else does.
    private static String value(String written) {
        String value = written.strip();
        return value.startsWith("~/")
                ? System.getProperty("user.home") + value.substring(1)
                : value;
    }

    /// The value is in no message, because it may be a key.
    private static String name(String place, String written, Set<String> options) {
        String name = written.strip();
        if (KEYS.contains(name)) {
            throw new Failure(
                    Exit.USAGE,
                    place + ": a key is not kept in this file",
                    "put it into a file that only you can read, and name that: api-key-file ="
                            + " FILE");
        }
        if (name.equals("header")) {
            throw new Failure(
                    Exit.USAGE,
                    place + ": a header can be a key, which is not kept in this file",
                    "give it with --header, or in the variable RECKONER_HEADER");
        }
        if (!options.contains(name)) {
            String shown = OneLine.quote(name, 40);
            throw wrong(
                    "%s: there is no option '%s'%s"
                            .formatted(place, shown, DidYouMean.words(name, options)));
        }
        return name;
    }

    private static Failure wrong(String what) {
        return new Failure(
                Exit.USAGE,
                what,
                "write lines such as max-usd = 0.50; 'reckoner config' lists the names");
    }
}
