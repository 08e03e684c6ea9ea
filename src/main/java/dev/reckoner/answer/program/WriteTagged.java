package dev.reckoner.answer.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.reckoner.json.Json;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/// Writes a value as tagged data, in ASCII.
final class WriteTagged {

    private static final ObjectWriter ASCII =
            Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    static String of(PythonValue value) {
        return ascii(list(value));
    }

    /// JSON of ASCII characters alone.
    static String ascii(JsonNode data) {
        try {
            return ASCII.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArrayNode list(PythonValue value) {
        return switch (value) {
            case PythonValue.None() -> tagged("none");
            case PythonValue.Bool(var truth) -> tagged("bool").add(truth);
            case PythonValue.Int(var number) -> tagged("int").add(number.toString());
            case PythonValue.Float(var number) -> tagged("float").add(hex(number));
            case PythonValue.Complex(var real, var imaginary) ->
                    tagged("complex").add(hex(real)).add(hex(imaginary));
            case PythonValue.Fraction(var above, var below) ->
                    tagged("fraction").add(above.toString()).add(below.toString());
            case PythonValue.Str(var text) -> tagged("str").add(text);
            case PythonValue.Bytes(var hex) -> tagged("bytes").add(hex);
            case PythonValue.Members(var container, var members) -> {
                var list = tagged(container.name().toLowerCase(Locale.ROOT));
                members.forEach(member -> list.add(list(member)));
                yield list;
            }
            case PythonValue.Dict(var entries) -> {
                var list = tagged("dict");
                entries.forEach(
                        entry -> list.addArray().add(list(entry.key())).add(list(entry.value())));
                yield list;
            }
            case PythonValue.Matrix(var rows, var columns, var entries) -> {
                var list =
                        tagged("sympy matrix")
                                .add(String.valueOf(rows))
                                .add(String.valueOf(columns));
                entries.forEach(entry -> list.add(list(entry)));
                yield list;
            }
            case PythonValue.Sympy(var root) -> tagged("sympy").add(list(root));
        };
    }

    private static ArrayNode list(SympyNode node) {
        return switch (node) {
            case SympyNode.Whole(var number) -> tagged("Integer").add(number.toString());
            case SympyNode.Ratio(var above, var below) ->
                    tagged("Rational").add(above.toString()).add(below.toString());
            case SympyNode.Decimal(var mantissa, var exponent, var precision) ->
                    tagged("Float")
                            .add(mantissa.toString())
                            .add(String.valueOf(exponent))
                            .add(String.valueOf(precision));
            case SympyNode.Symbol(var name, var assumptions) -> {
                var list = tagged("Symbol").add(name);
                assumptions.forEach(
                        (assumption, holds) -> list.add(holds ? assumption : "not " + assumption));
                yield list;
            }
            case SympyNode.Constant(var name) -> tagged(name);
            case SympyNode.Operation(var name, var arguments) -> with(arguments, tagged(name));
            case SympyNode.Undefined(var name, var arguments) ->
                    with(arguments, tagged("Undefined").add(name));
        };
    }

    private static ArrayNode with(List<SympyNode> nodes, ArrayNode list) {
        nodes.forEach(node -> list.add(list(node)));
        return list;
    }

    private static ArrayNode tagged(String tag) {
        return Json.MAPPER.createArrayNode().add(tag);
    }

    /// As `float.hex` writes it.
    private static String hex(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        String hex = Double.toHexString(number);
        int exponent = hex.indexOf('p') + 1;
        return hex.charAt(exponent) == '-'
                ? hex
                : hex.substring(0, exponent) + "+" + hex.substring(exponent);
    }

    private WriteTagged() {}
}
