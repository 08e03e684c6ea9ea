package dev.reckoner.model.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Converts a JSON schema to LangChain4j's classes. Parts that LangChain4j has no class for are
/// passed on as raw JSON, which not every provider accepts.
public final class Schemas {

    public static JsonObjectSchema object(JsonNode schema) {
        var object = JsonObjectSchema.builder().description(description(schema));
        schema.path("properties")
                .forEachEntry((name, property) -> object.addProperty(name, element(property)));
        object.required(texts(schema.path("required")));
        if (schema.has("additionalProperties")) {
            object.additionalProperties(schema.get("additionalProperties").asBoolean());
        }
        return object.build();
    }

    private static JsonSchemaElement element(JsonNode schema) {
        String description = description(schema);
        if (schema.has("enum")) {
            return JsonEnumSchema.builder()
                    .enumValues(texts(schema.get("enum")))
                    .description(description)
                    .build();
        }
        return switch (schema.path("type").asText()) {
            case "string" -> JsonStringSchema.builder().description(description).build();
            case "integer" -> JsonIntegerSchema.builder().description(description).build();
            case "number" -> JsonNumberSchema.builder().description(description).build();
            case "boolean" -> JsonBooleanSchema.builder().description(description).build();
            case "array" ->
                    JsonArraySchema.builder()
                            .items(element(schema.path("items")))
                            .description(description)
                            .build();
            case "object" -> object(schema);
            default -> JsonRawSchema.from(schema.isMissingNode() ? "{}" : schema.toString());
        };
    }

    private static @Nullable String description(JsonNode schema) {
        return schema.hasNonNull("description") ? schema.get("description").asText() : null;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private Schemas() {}
}
