package dev.reckoner.cli.option;

import dev.reckoner.text.DidYouMean;
import dev.reckoner.text.OneLine;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Arrays;
import java.util.List;

/// Reads a value that is one of a few, as `toString` spells them; capitals do not matter.
///
/// @param <E> the type of the values
public record OneOf<E>(List<E> values) implements ITypeConverter<E> {

    public static <E> OneOf<E> all(Class<E> type) {
        return new OneOf<>(Arrays.asList(type.getEnumConstants()));
    }

    @Override
    public E convert(String text) {
        return values.stream()
                .filter(value -> value.toString().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(expected(text)));
    }

    private String expected(String text) {
        var names = values.stream().map(Object::toString).toList();
        return "'%s' is not one of %s%s"
                .formatted(
                        OneLine.quote(text),
                        String.join(", ", names),
                        DidYouMean.words(text.strip(), names));
    }
}
