package dev.reckoner.answer.program;

import java.util.List;

/// A type of values, with the names by which a problem can ask for it.
enum ValueKind {
    NONE("None", "none", "nonetype"),
    BOOL("Python bool", "bool", "boolean"),
    INT("Python int", "int", "integer"),
    FLOAT("Python float", "float", "real"),
    COMPLEX("Python complex", "complex"),
    FRACTION("Python Fraction", "fraction", "fractions.fraction", "rational"),
    STR("Python str", "str", "string", "text"),
    BYTES("Python bytes", "bytes"),
    LIST("Python list", "list"),
    TUPLE("Python tuple", "tuple"),
    SET("Python set", "set"),
    FROZENSET("Python frozenset", "frozenset"),
    DICT("Python dict", "dict", "dictionary"),
    MATRIX("SymPy matrix", "matrix", "sympy matrix"),
    SYMPY_INTEGER("SymPy Integer", "sympy integer"),
    SYMPY_RATIONAL("SymPy Rational", "sympy rational"),
    SYMPY_EXPRESSION(
            "SymPy expression", "sympy expression", "expression", "sympy expr", "sympy object"),
    SYMPY_SET("SymPy set", "sympy set"),
    SYMPY_RELATION("SymPy relation", "sympy relation", "equation", "inequality");

    private final String title;
    private final List<String> names;

    ValueKind(String title, String... names) {
        this.title = title;
        this.names = List.of(names);
    }

    /// In lower case.
    List<String> names() {
        return names;
    }

    /// As it is told to a person.
    @Override
    public String toString() {
        return title;
    }

    /// The narrowest kind of a value.
    static ValueKind of(PythonValue value) {
        return switch (value) {
            case PythonValue.None() -> NONE;
            case PythonValue.Bool _ -> BOOL;
            case PythonValue.Int _ -> INT;
            case PythonValue.Float _ -> FLOAT;
            case PythonValue.Complex _ -> COMPLEX;
            case PythonValue.Fraction _ -> FRACTION;
            case PythonValue.Str _ -> STR;
            case PythonValue.Bytes _ -> BYTES;
            case PythonValue.Members(var container, _) ->
                    switch (container) {
                        case LIST -> LIST;
                        case TUPLE -> TUPLE;
                        case SET -> SET;
                        case FROZENSET -> FROZENSET;
                    };
            case PythonValue.Dict _ -> DICT;
            case PythonValue.Matrix _ -> MATRIX;
            case PythonValue.Sympy(var root) -> of(root);
        };
    }

    private static ValueKind of(SympyNode root) {
        return switch (root) {
            case SympyNode.Whole _ -> SYMPY_INTEGER;
            case SympyNode.Ratio _ -> SYMPY_RATIONAL;
            case SympyNode.Decimal _, SympyNode.Symbol _, SympyNode.Undefined _ -> SYMPY_EXPRESSION;
            case SympyNode.Constant(var name) -> of(SympyNames.constant(name).orElseThrow());
            case SympyNode.Operation(var name, _) -> of(SympyNames.operation(name).orElseThrow());
        };
    }

    private static ValueKind of(SympyNames.Sort sort) {
        return switch (sort) {
            case EXPRESSION -> SYMPY_EXPRESSION;
            case SET -> SYMPY_SET;
            case RELATION -> SYMPY_RELATION;
        };
    }

    /// Whether every value of the other kind is of this one: a `SymPy Integer` is a `SymPy
    /// expression`. A `bool` is no `int` here.
    boolean includes(ValueKind other) {
        return switch (this) {
            case SYMPY_EXPRESSION ->
                    other == this || other == SYMPY_INTEGER || other == SYMPY_RATIONAL;
            case SYMPY_RATIONAL -> other == this || other == SYMPY_INTEGER;
            default -> other == this;
        };
    }
}
