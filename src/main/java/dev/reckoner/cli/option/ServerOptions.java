package dev.reckoner.cli.option;

import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.select.ModelSpec;
import dev.reckoner.model.select.NoModel;
import dev.reckoner.model.select.UnsupportedByModel;
import dev.reckoner.task.Remedy;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;

/// `--base-url`, the options for its key, and `--models`: which server, and what is known of its
/// models.
public final class ServerOptions {

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "An OpenAI-compatible server, such as http://localhost:11434/v1.")
    private @Nullable String baseUrl;

    @Mixin private KeyOptions key = new KeyOptions();

    @Option(
            names = "--models",
            paramLabel = "FILE",
            description =
                    "A file that adds models to the catalogue or changes what it says of them"
                            + " (default: ~/.config/reckoner/models.json, if it exists).")
    private @Nullable Path models;

    /// Whether a server is named by an option.
    public boolean named() {
        return baseUrl != null;
    }

    /// @throws Failure if the user's part of it is wrong
    public Catalogue catalogue() {
        try {
            return Catalogue.with(models, System.getenv());
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE,
                    String.valueOf(e.getMessage()),
                    "correct the file; 'reckoner models --json' shows the form");
        }
    }

    /// The user's part of the catalogue, whether it exists or not.
    public Path catalogueFile() {
        return models == null ? Catalogue.usualFile(System.getenv()) : models;
    }

    /// The file that adds to the catalogue; null if none is named.
    public @Nullable String namedCatalogue() {
        return models == null ? null : models.toAbsolutePath().toString();
    }

    public ModelSpec spec() {
        return ModelSpec.in(System.getenv())
                .baseUrl(baseUrl)
                .keySource(key.source())
                .headers(key.headers());
    }

    public static Failure failure(NoModel e) {
        return new Failure(Exit.MISSING, String.valueOf(e.getMessage()), words(e.remedies()));
    }

    private static List<String> words(List<Remedy> remedies) {
        return remedies.stream().map(RemedyWords::of).toList();
    }

    /// Of what was asked.
    public static Failure failure(IllegalArgumentException e) {
        return new Failure(
                Exit.USAGE,
                String.valueOf(e.getMessage()),
                e instanceof UnsupportedByModel unsuited
                        ? String.join(", or ", words(unsuited.remedies()))
                        : "see: reckoner solve --help");
    }
}
