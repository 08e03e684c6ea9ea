package dev.reckoner.cli.grade;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.text.OneLine;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a type of answers by any of its names.
public final class TypeName implements ITypeConverter<AnswerType> {

    @Override
    public AnswerType convert(String text) {
        return AnswerType.named(text)
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'%s' is not one of %s"
                                        .formatted(OneLine.quote(text), AnswerType.names())));
    }
}
