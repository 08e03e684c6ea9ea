package dev.reckoner.model.catalogue;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.Boolean;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.Float;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.Integer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;

import dev.reckoner.json.Json;
import dev.reckoner.task.Effort;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Reads a catalogue. An error message names the place and what is expected there.
final class ReadCatalogue {

    private static final JsonMapper STRICT =
            Json.MAPPER
                    .rebuild()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            text ->
                                    text.setCoercion(Integer, Fail)
                                            .setCoercion(Float, Fail)
                                            .setCoercion(Boolean, Fail))
                    .build();

    record Models(List<CatalogueEntry> models) {

        Models {
            if (models == null) {
                throw new IllegalArgumentException(
                        "'models' is missing: expected {\"models\": […]}");
            }
            if (models.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("a model must be an object {…}");
            }
        }
    }

    /// @throws IllegalArgumentException if the file cannot be read
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            String why =
                    switch (e) {
                        case NoSuchFileException _ -> "there is no such file";
                        case CharacterCodingException _ -> "it is not text in UTF-8";
                        default -> e.getClass().getSimpleName();
                    };
            throw new IllegalArgumentException("can't read the catalogue " + file + ": " + why, e);
        }
    }

    /// @throws IllegalArgumentException if the text is not a catalogue
    static List<ObjectNode> models(String file, String text) {
        try {
            STRICT.readValue(text, Models.class);
            var models = new ArrayList<ObjectNode>();
            STRICT.readTree(text).get("models").forEach(model -> models.add((ObjectNode) model));
            return models;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("catalogue " + file + ", " + problem(e), e);
        }
    }

    static CatalogueEntry entry(ObjectNode model) {
        try {
            return STRICT.treeToValue(model, CatalogueEntry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String problem(JsonProcessingException e) {
        var at = e.getLocation();
        String place =
                at == null
                        ? ""
                        : "line %s, column %s: ".formatted(at.getLineNr(), at.getColumnNr());
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                    place
                            + path(unknown)
                            + " is not known; known are "
                            + unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", "));
            case InvalidFormatException wrong ->
                    place
                            + path(wrong)
                            + " must be "
                            + expected(wrong.getTargetType())
                            + ", was '"
                            + OneLine.quote(String.valueOf(wrong.getValue()))
                            + "'";
            case MismatchedInputException wrong when wrong.getTargetType() != null ->
                    place + path(wrong) + " must be " + expected(wrong.getTargetType());
            case ValueInstantiationException wrong -> place + path(wrong) + ": " + cause(wrong);
            default -> OneLine.misread(e).replaceAll("token '[^']{9,}'", "token '…'");
        };
    }

    private static String cause(ValueInstantiationException wrong) {
        var cause = wrong.getCause();
        return String.valueOf(cause == null ? wrong.getOriginalMessage() : cause.getMessage());
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "the file" : path.toString();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == Long.class || type == long.class) {
            return "a whole number of tokens";
        } else if (type == BigDecimal.class) {
            return "a number of US dollars per million tokens";
        } else if (type == java.lang.Boolean.class) {
            return "true or false";
        } else if (type == LocalDate.class) {
            return "a date like 2026-12-31";
        } else if (type == Api.class) {
            return oneOf(Api.values());
        } else if (type == Effort.class) {
            return oneOf(Effort.values());
        } else if (type == String.class) {
            return "a text";
        } else if (type != null && List.class.isAssignableFrom(type)) {
            return "a list";
        } else {
            return "an object {…}";
        }
    }

    private static String oneOf(Object[] values) {
        return Arrays.stream(values)
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    private ReadCatalogue() {}
}
