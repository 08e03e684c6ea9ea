package dev.reckoner.answer.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.json.Json;
import dev.reckoner.text.Resource;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The names of SymPy that an answer can use, and the names it can give to things of its own.
///
/// A verifier may turn an expression into text and evaluate that, as `sympify` and `lambdify` do.
/// Therefore the name of a symbol is a plain identifier, and a function of the answer's own has one
/// letter and perhaps a number: `exec` would be called.
final class SympyNames {

    /// What a constant or an operation of SymPy is.
    enum Sort {
        EXPRESSION,
        SET,
        RELATION
    }

    private static final int MOST_CHARS = 50;
    private static final String LETTER = "A-Za-z\u0370-\u03ff";
    private static final Pattern SYMBOL =
            Pattern.compile("[%1$s][%1$s0-9]*+(?:_[%1$s0-9]++)*+".formatted(LETTER));
    private static final Pattern FUNCTION =
            Pattern.compile("[%s](?:_?[0-9]{1,3})?".formatted(LETTER));

    private static final JsonNode TABLE = table();
    private static final Map<String, Sort> CONSTANTS = sorts("constants");
    private static final Map<String, Sort> OPERATIONS = sorts("operations");
    private static final Set<String> ASSUMPTIONS = texts(TABLE.path("assumptions"));

    static Optional<Sort> constant(String name) {
        return Optional.ofNullable(CONSTANTS.get(name));
    }

    static Optional<Sort> operation(String name) {
        return Optional.ofNullable(OPERATIONS.get(name));
    }

    static boolean isAssumption(String name) {
        return ASSUMPTIONS.contains(name);
    }

    static boolean isSymbol(String name) {
        return name.length() <= MOST_CHARS && SYMBOL.matcher(name).matches();
    }

    static boolean isFunction(String name) {
        return FUNCTION.matcher(name).matches();
    }

    /// Both lists, as `crossing.py` takes them.
    static JsonNode nodes() {
        var nodes = Json.MAPPER.createObjectNode();
        CONSTANTS.keySet().stream().sorted().forEach(nodes.putArray("constants")::add);
        OPERATIONS.keySet().stream().sorted().forEach(nodes.putArray("operations")::add);
        return nodes;
    }

    private static JsonNode table() {
        try {
            return Json.MAPPER.readTree(Resource.text("sandbox/grading/sympy_nodes.json"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Sort> sorts(String kind) {
        Map<String, Sort> sorts = new HashMap<>();
        for (var sort : Sort.values()) {
            var names = TABLE.path(kind).path(sort.name().toLowerCase(Locale.ROOT));
            texts(names).forEach(name -> sorts.put(name, sort));
        }
        return Map.copyOf(sorts);
    }

    private static Set<String> texts(JsonNode names) {
        Set<String> texts = new HashSet<>();
        names.forEach(name -> texts.add(name.asText()));
        return Set.copyOf(texts);
    }

    private SympyNames() {}
}
