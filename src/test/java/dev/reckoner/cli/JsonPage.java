package dev.reckoner.cli;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.json.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A section of `docs/json.md`: the fields of one kind of object, held against objects that the
/// program has written.
public final class JsonPage {

    private static final Pattern SECTION =
            Pattern.compile("(?ms)^## (.+?)\n(.*?)```json\n(.*?)\n```");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\|");

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final JsonNode example;
    private final Set<String> seen = new TreeSet<>();
    private final List<String> differences = new ArrayList<>();

    /// @param types such as `string` or `list of object`
    /// @param inside whether the fields of its objects are in this section too
    private record Field(Set<String> types, boolean optional, boolean inside) {

        static Field of(String words) {
            String types = words.replaceAll("\\(.*\\)", "").replace(", optional", "").strip();
            return new Field(
                    Set.of(types.split(" or ")),
                    words.contains(", optional"),
                    !words.contains("("));
        }
    }

    private JsonPage(String table, JsonNode example) {
        ROW.matcher(table)
                .results()
                .forEach(row -> fields.put(row.group(1), Field.of(row.group(2))));
        this.example = example;
    }

    /// Each section by its heading without backticks.
    public static Map<String, JsonPage> sections() {
        try {
            var sections = new LinkedHashMap<String, JsonPage>();
            var found = SECTION.matcher(Files.readString(Path.of("docs/json.md")));
            while (found.find()) {
                sections.put(
                        found.group(1).replace("`", ""),
                        new JsonPage(found.group(2), Json.MAPPER.readTree(found.group(3))));
            }
            return sections;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonPage of(String heading) {
        var section = sections().get(heading);
        if (section == null) {
            throw new AssertionError("docs/json.md has no section " + heading);
        }
        return section;
    }

    JsonNode example() {
        return example;
    }

    /// What is undocumented, missing or of another type in these objects, and what is documented
    /// and in none of them.
    public List<String> differences(List<JsonNode> written) {
        var all = new ArrayList<>(differencesOf(written));
        fields.keySet().stream()
                .filter(field -> !seen.contains(field))
                .forEach(field -> all.add("never written: " + field));
        return all;
    }

    /// What is undocumented, missing or of another type in these objects.
    public List<String> differencesOf(List<JsonNode> written) {
        written.forEach(object -> walk("", object));
        return List.copyOf(differences);
    }

    private void walk(String path, JsonNode object) {
        object.properties().forEach(entry -> look(path, entry.getKey(), entry.getValue()));
        fields.forEach((name, field) -> {
            boolean here = parent(name).equals(path) && !name.endsWith("*") && !field.optional();
            if (here && !object.has(name.substring(path.isEmpty() ? 0 : path.length() + 1))) {
                differences.add("missing: " + name);
            }
        });
    }

    private void look(String path, String name, JsonNode value) {
        String before = path.isEmpty() ? "" : path + ".";
        String at = fields.containsKey(before + name) ? before + name : before + "*";
        var field = fields.get(at);
        if (field == null) {
            differences.add("undocumented: " + before + name);
            return;
        }
        seen.add(at);
        if (types(value).stream().noneMatch(field.types()::contains)) {
            differences.add(before + name + " is " + types(value) + ", not " + field.types());
        }
        if (field.inside() && value.isObject()) {
            walk(at, value);
        } else if (field.inside() && value.isArray()) {
            value.forEach(item -> {
                if (item.isObject()) {
                    walk(at + "[]", item);
                }
            });
        }
    }

    /// An empty list is one of anything.
    private static Set<String> types(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> Set.of("string");
            case NUMBER -> Set.of("number");
            case BOOLEAN -> Set.of("boolean");
            case OBJECT -> Set.of("object");
            case NULL -> Set.of("null");
            case ARRAY ->
                    value.isEmpty()
                            ? Set.of("list of string", "list of object")
                            : Set.of("list of " + types(value.get(0)).iterator().next());
            case BINARY, MISSING, POJO -> Set.of("nothing in JSON");
        };
    }

    private static String parent(String field) {
        int dot = field.lastIndexOf('.');
        return dot < 0 ? "" : field.substring(0, dot);
    }
}
