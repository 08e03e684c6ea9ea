package dev.reckoner.answer.program;

import java.util.List;
import java.util.stream.Collectors;

/// A value as a person reads it, and as `answer.read.ReadValue` can read it where it knows the kind
/// of value. It can have line breaks, in strings.
final class ValueText {

    /// The text of a value; a string is in quotes.
    static String of(PythonValue value) {
        return switch (value) {
            case PythonValue.None() -> "None";
            case PythonValue.Bool(var truth) -> truth ? "True" : "False";
            case PythonValue.Int(var number) -> number.toString();
            case PythonValue.Float(var number) -> SympyText.number(number);
            case PythonValue.Complex(var real, var imaginary) ->
                    "complex(%s, %s)"
                            .formatted(SympyText.number(real), SympyText.number(imaginary));
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
                            .map(entry -> of(entry.key()) + ": " + of(entry.value()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case PythonValue.Matrix(var rows, var columns, var entries) ->
                    SympyText.matrix(rows, columns, entries);
            case PythonValue.Sympy(var root) -> SympyText.of(root);
        };
    }

    /// The same, but a string is its own text.
    static String answer(PythonValue value) {
        return value instanceof PythonValue.Str(var text) ? text : of(value);
    }

    private static String joined(List<PythonValue> members) {
        return members.stream().map(ValueText::of).collect(Collectors.joining(", "));
    }

    private ValueText() {}
}
