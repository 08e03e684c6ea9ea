package dev.reckoner.answer.program;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.reckoner.answer.program.PythonValue.Container;
import dev.reckoner.answer.program.PythonValue.Entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads tagged data that hostile code may have written. What is not exactly as `crossing.py`
/// writes it is no value, and no text takes much time or memory.
final class ReadTagged {

    static final int MOST_CHARS = 1 << 20;
    static final int MOST_MEMBERS = 20_000;
    static final int MOST_DEPTH = 100;

    private static final int MOST_EXPONENT = 1_000_000;
    private static final int MOST_PRECISION = 400_000;
    private static final int MOST_SIDE = 10_000;

    /// A list of members is one list in JSON, an entry of a `dict` one more.
    private static final int MOST_NESTING = 2 * MOST_DEPTH + 10;

    private static final JsonMapper STRICT =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(MOST_CHARS)
                                                    .maxNestingDepth(MOST_NESTING)
                                                    .maxNumberLength(20)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /// What a session wrote: a value, or why there is none. Closed for ever.
    sealed interface Written {

        record Crossed(PythonValue value) implements Written {}

        /// @param what the value is, in the words of the session: "a value of type generator"
        record Refused(String what) implements Written {}
    }

    private int left = MOST_MEMBERS;

    static Written of(String text) throws NotTagged {
        if (text.length() > MOST_CHARS) {
            throw new NotTagged(
                    String.format(Locale.ROOT, "a value of more than %,d characters", MOST_CHARS));
        }
        var parts = TaggedParts.of(parsed(text));
        if (parts.tag().equals("cannot")) {
            parts.are(1);
            return new Written.Refused(parts.text(1));
        }
        return new Written.Crossed(new ReadTagged().value(parts.list(), 0));
    }

    private static JsonNode parsed(String text) throws NotTagged {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException _) {
            throw new NotTagged("data that is not tagged");
        }
    }

    private PythonValue value(JsonNode data, int depth) throws NotTagged {
        count(depth);
        var parts = TaggedParts.of(data);
        return switch (parts.tag()) {
            case "list" -> members(Container.LIST, parts, depth);
            case "tuple" -> members(Container.TUPLE, parts, depth);
            case "set" -> members(Container.SET, parts, depth);
            case "frozenset" -> members(Container.FROZENSET, parts, depth);
            case "dict" -> dict(parts, depth);
            case "sympy matrix" -> matrix(parts, depth);
            case "sympy" -> {
                parts.are(1);
                yield new PythonValue.Sympy(node(parts.part(1), depth + 1));
            }
            default -> plain(parts);
        };
    }

    private static PythonValue plain(TaggedParts parts) throws NotTagged {
        int size =
                switch (parts.tag()) {
                    case "none" -> 0;
                    case "complex", "fraction" -> 2;
                    default -> 1;
                };
        parts.are(size);
        return switch (parts.tag()) {
            case "none" -> new PythonValue.None();
            case "bool" -> new PythonValue.Bool(parts.truth(1));
            case "int" -> new PythonValue.Int(parts.whole(1));
            case "float" -> new PythonValue.Float(parts.real(1));
            case "complex" -> new PythonValue.Complex(parts.real(1), parts.real(2));
            case "fraction" -> new PythonValue.Fraction(parts.whole(1), parts.positive(2));
            case "str" -> new PythonValue.Str(parts.text(1));
            case "bytes" -> new PythonValue.Bytes(parts.hex(1));
            default -> throw new NotTagged("an unknown tag");
        };
    }

    private PythonValue members(Container container, TaggedParts parts, int depth)
            throws NotTagged {
        List<PythonValue> members = new ArrayList<>();
        for (int i = 1; i <= parts.size(); i++) {
            members.add(value(parts.part(i), depth + 1));
        }
        return new PythonValue.Members(container, members);
    }

    private PythonValue dict(TaggedParts parts, int depth) throws NotTagged {
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i <= parts.size(); i++) {
            var entry = parts.part(i);
            if (!entry.isArray() || entry.size() != 2) {
                throw new NotTagged("an entry of a dict that is no pair");
            }
            entries.add(
                    new Entry(value(entry.path(0), depth + 1), value(entry.path(1), depth + 1)));
        }
        return new PythonValue.Dict(entries);
    }

    private PythonValue matrix(TaggedParts parts, int depth) throws NotTagged {
        int rows = parts.small(1, MOST_SIDE);
        int columns = parts.small(2, MOST_SIDE);
        var entries = nodes(parts, 3, depth + 1);
        if (rows < 0 || columns < 0 || rows * columns != entries.size()) {
            throw new NotTagged("a matrix with a wrong number of entries");
        }
        return new PythonValue.Matrix(rows, columns, entries);
    }

    private List<SympyNode> nodes(TaggedParts parts, int from, int depth) throws NotTagged {
        List<SympyNode> nodes = new ArrayList<>();
        for (int i = from; i <= parts.size(); i++) {
            nodes.add(node(parts.part(i), depth));
        }
        return nodes;
    }

    private SympyNode node(JsonNode data, int depth) throws NotTagged {
        count(depth);
        var parts = TaggedParts.of(data);
        return switch (parts.tag()) {
            case "Integer" -> {
                parts.are(1);
                yield new SympyNode.Whole(parts.whole(1));
            }
            case "Rational" -> {
                parts.are(2);
                yield new SympyNode.Ratio(parts.whole(1), parts.positive(2));
            }
            case "Float" -> {
                parts.are(3);
                yield decimal(parts);
            }
            case "Symbol" -> symbol(parts);
            case "Undefined" -> undefined(parts, depth);
            default -> named(parts, depth);
        };
    }

    private static SympyNode decimal(TaggedParts parts) throws NotTagged {
        int precision = parts.small(3, MOST_PRECISION);
        if (precision < 1) {
            throw new NotTagged("a Float without precision");
        }
        return new SympyNode.Decimal(parts.whole(1), parts.small(2, MOST_EXPONENT), precision);
    }

    private static SympyNode symbol(TaggedParts parts) throws NotTagged {
        String name = parts.text(1);
        if (!SympyNames.isSymbol(name)) {
            throw new NotTagged("a symbol whose name is not letters, digits and single _");
        }
        SortedMap<String, Boolean> assumptions = new TreeMap<>();
        for (int i = 2; i <= parts.size(); i++) {
            String written = parts.text(i);
            boolean holds = !written.startsWith("not ");
            String assumption = holds ? written : written.substring("not ".length());
            if (!SympyNames.isAssumption(assumption)
                    || assumptions.put(assumption, holds) != null) {
                throw new NotTagged("a symbol with an unknown assumption");
            }
        }
        return new SympyNode.Symbol(name, assumptions);
    }

    private SympyNode undefined(TaggedParts parts, int depth) throws NotTagged {
        String name = parts.text(1);
        if (!SympyNames.isFunction(name)) {
            throw new NotTagged(
                    "a function of its own whose name is more than a letter and digits");
        }
        return new SympyNode.Undefined(name, nodes(parts, 2, depth + 1));
    }

    private SympyNode named(TaggedParts parts, int depth) throws NotTagged {
        if (SympyNames.constant(parts.tag()).isPresent()) {
            parts.are(0);
            return new SympyNode.Constant(parts.tag());
        }
        if (SympyNames.operation(parts.tag()).isPresent()) {
            return new SympyNode.Operation(parts.tag(), nodes(parts, 1, depth + 1));
        }
        throw new NotTagged("a name of SymPy that cannot cross");
    }

    private void count(int depth) throws NotTagged {
        left--;
        if (left < 0) {
            throw new NotTagged(
                    String.format(Locale.ROOT, "a value of more than %,d parts", MOST_MEMBERS));
        }
        if (depth > MOST_DEPTH) {
            throw new NotTagged(
                    String.format(Locale.ROOT, "a value nested more than %d deep", MOST_DEPTH));
        }
    }
}
