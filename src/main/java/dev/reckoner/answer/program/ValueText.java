package dev.reckoner.answer.program;

import dev.reckoner.text.OneLine;

import java.util.List;
import java.util.stream.Collectors;

/// A value as a person reads it, on one line and not too long. Nothing reads it back.
final class ValueText {

    private static final int MOST_CHARS = 120;

    static String of(PythonValue value) {
        return OneLine.quote(whole(value), MOST_CHARS);
    }

    private static String whole(PythonValue value) {
        return switch (value) {
            case PythonValue.None() -> "None";
            case PythonValue.Bool(var truth) -> truth ? "True" : "False";
            case PythonValue.Int(var number) -> number.toString();
            case PythonValue.Float(var number) -> number(number);
            case PythonValue.Complex(var real, var imaginary) ->
                    "complex(%s, %s)".formatted(number(real), number(imaginary));
            case PythonValue.Fraction(var above, var below) ->
                    "Fraction(%s, %s)".formatted(above, below);
            case PythonValue.Str(var text) -> "'" + text + "'";
            case PythonValue.Bytes(var hex) -> "bytes.fromhex('%s')".formatted(hex);
            case PythonValue.Members(var container, var members) ->
                    switch (container) {
                        case LIST -> "[" + joined(members) + "]";
                        case TUPLE -> "(" + joined(members) + (members.size() == 1 ? ",)" : ")");
                        case SET -> members.isEmpty() ? "set()" : "{" + joined(members) + "}";
                        case FROZENSET -> "frozenset({" + joined(members) + "})";
                    };
            case PythonValue.Dict(var entries) ->
                    entries.stream()
                            .map(entry -> whole(entry.key()) + ": " + whole(entry.value()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case PythonValue.Matrix(var rows, var columns, var entries) ->
                    "Matrix(%s, %s, [%s])".formatted(rows, columns, nodes(entries));
            case PythonValue.Sympy(var root) -> whole(root);
        };
    }

    private static String whole(SympyNode node) {
        return switch (node) {
            case SympyNode.Whole(var number) -> number.toString();
            case SympyNode.Ratio(var above, var below) -> above + "/" + below;
            case SympyNode.Decimal(var mantissa, var exponent, _) ->
                    number(Math.scalb(mantissa.doubleValue(), exponent));
            case SympyNode.Symbol(var name, _) -> name;
            case SympyNode.Constant(var name) -> name;
            case SympyNode.Operation(var name, var arguments) ->
                    name + "(" + nodes(arguments) + ")";
            case SympyNode.Undefined(var name, var arguments) ->
                    name + "(" + nodes(arguments) + ")";
        };
    }

    private static String joined(List<PythonValue> members) {
        return members.stream().map(ValueText::whole).collect(Collectors.joining(", "));
    }

    private static String nodes(List<SympyNode> nodes) {
        return nodes.stream().map(ValueText::whole).collect(Collectors.joining(", "));
    }

    private static String number(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        return Double.toString(number);
    }

    private ValueText() {}
}
