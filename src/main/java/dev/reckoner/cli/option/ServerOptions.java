package dev.reckoner.cli.option;

import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.http.Header;
import dev.reckoner.model.select.KeySource;
import dev.reckoner.model.select.ModelSpec;
import dev.reckoner.model.select.NoModel;
import dev.reckoner.model.select.UnsupportedByModel;
import dev.reckoner.task.Remedy;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `--base-url`, `--api-key-file`, `--api-key-env`, `--header` and `--models`: which server, and
/// what is known of its models.
public final class ServerOptions {

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "An OpenAI-compatible server, such as http://localhost:11434/v1.")
    private @Nullable String baseUrl;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "Send the key in this file to the server.")
    private @Nullable Path keyFile;

    @Option(
            names = "--api-key-env",
            paramLabel = "NAME",
            converter = VariableName.class,
            description =
                    "Send the key in this variable to the server. Without this option and"
                            + " --api-key-file, OPENAI_API_KEY is sent to OpenAI only.")
    private @Nullable String keyVariable;

    @Option(
            names = "--header",
            paramLabel = "NAME:VALUE",
            converter = CheckedHeader.class,
            description =
                    "Send this header with every request, such as 'api-key: …'. The value is never"
                            + " shown or stored. Can be repeated.")
    private List<String> headers = new ArrayList<>();

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

    public ModelSpec spec() {
        return ModelSpec.in(System.getenv())
                .baseUrl(baseUrl)
                .keySource(keySource())
                .headers(headers);
    }

    /// The message about a header that cannot be read does not contain it.
    static final class CheckedHeader implements ITypeConverter<String> {
        @Override
        public String convert(String written) {
            try {
                Header.of(written);
                return written;
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /// The message about what is no name does not contain it, because it can be the key.
    static final class VariableName implements ITypeConverter<String> {
        @Override
        public String convert(String written) {
            if (!written.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new TypeConversionException(
                        "expected the name of a variable, such as OPENAI_API_KEY, and not the key");
            }
            return written;
        }
    }

    private KeySource keySource() {
        if (keyFile != null && keyVariable != null) {
            throw new Failure(
                    Exit.USAGE,
                    "the key is expected in one place, but both --api-key-file and --api-key-env"
                            + " are set",
                    "leave one of them out");
        }
        if (keyFile != null) {
            return new KeySource.File(keyFile);
        }
        return keyVariable == null
                ? new KeySource.OpenAiVariable()
                : new KeySource.Variable(keyVariable);
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
