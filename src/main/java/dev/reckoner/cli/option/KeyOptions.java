package dev.reckoner.cli.option;

import dev.reckoner.model.http.Header;
import dev.reckoner.model.select.KeySource;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `--api-key-file`, `--api-key-env` and `--header`: the secrets that a server is sent.
public final class KeyOptions {

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

    /// Whether a variable or a file is named.
    public boolean named() {
        return keyFile != null || keyVariable != null;
    }

    public List<String> headers() {
        return List.copyOf(headers);
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

    public KeySource source() {
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
}
