package dev.reckoner.cli.option;

import dev.reckoner.text.OneLine;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Locale;

/// Reads whether an option without a value is set, where a variable or a file says so.
public final class YesOrNo implements ITypeConverter<Boolean> {

    @Override
    public Boolean convert(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes" -> true;
            case "0", "false", "no" -> false;
            default ->
                    throw new TypeConversionException(
                            "'%s' is not one of 1, true, yes, 0, false, no"
                                    .formatted(OneLine.quote(text)));
        };
    }
}
