package dev.reckoner.answer.program;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An expression of SymPy as SymPy prints it, more or less: `sqrt(3)/2` is `(1/2)*sqrt(3)`.
final class SympyText {

    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("Pi", "pi"),
                    Map.entry("Exp1", "E"),
                    Map.entry("ImaginaryUnit", "I"),
                    Map.entry("Infinity", "oo"),
                    Map.entry("NegativeInfinity", "-oo"),
                    Map.entry("ComplexInfinity", "zoo"),
                    Map.entry("Equality", "Eq"),
                    Map.entry("Unequality", "Ne"),
                    Map.entry("StrictLessThan", "Lt"),
                    Map.entry("LessThan", "Le"),
                    Map.entry("StrictGreaterThan", "Gt"),
                    Map.entry("GreaterThan", "Ge"),
                    Map.entry("Tuple", ""));

    private static final SympyNode HALF = new SympyNode.Ratio(BigInteger.ONE, BigInteger.TWO);

    static String of(SympyNode node) {
        return switch (node) {
            case SympyNode.Whole(var number) -> number.toString();
            case SympyNode.Ratio(var above, var below) -> above + "/" + below;
            case SympyNode.Decimal(var mantissa, var exponent, _) ->
                    number(Math.scalb(mantissa.doubleValue(), exponent));
            case SympyNode.Symbol(var name, _) -> name;
            case SympyNode.Constant(var name) -> name(name);
            case SympyNode.Operation(var name, var arguments) -> operation(name, arguments);
            case SympyNode.Undefined(var name, var arguments) -> call(name, arguments);
        };
    }

    private static String operation(String name, List<SympyNode> arguments) {
        return switch (name) {
            case "Add" -> operands(arguments, " + ");
            case "Mul" -> operands(arguments, "*");
            case "Pow" -> power(arguments);
            default -> call(name(name), arguments);
        };
    }

    private static String power(List<SympyNode> arguments) {
        if (arguments.size() != 2) {
            return call("Pow", arguments);
        }
        return arguments.getLast().equals(HALF)
                ? "sqrt(" + of(arguments.getFirst()) + ")"
                : operands(arguments, "**");
    }

    private static String operands(List<SympyNode> nodes, String sign) {
        return nodes.stream()
                .map(node -> isSimple(node) ? of(node) : "(" + of(node) + ")")
                .collect(Collectors.joining(sign));
    }

    /// Whether it needs no brackets as an operand.
    private static boolean isSimple(SympyNode node) {
        return switch (node) {
            case SympyNode.Whole(var number) -> number.signum() >= 0;
            case SympyNode.Ratio _, SympyNode.Decimal _ -> false;
            case SympyNode.Symbol _, SympyNode.Undefined _ -> true;
            case SympyNode.Constant(var name) -> !name(name).startsWith("-");
            case SympyNode.Operation(var name, var arguments) ->
                    switch (name) {
                        case "Add", "Mul" -> false;
                        case "Pow" -> arguments.getLast().equals(HALF);
                        default -> true;
                    };
        };
    }

    static String matrix(int rows, int columns, List<SympyNode> entries) {
        return IntStream.range(0, rows)
                .mapToObj(row -> nodes(entries.subList(row * columns, (row + 1) * columns)))
                .collect(Collectors.joining("], [", "Matrix([[", "]])"));
    }

    private static String call(String name, List<SympyNode> arguments) {
        return name + "(" + nodes(arguments) + ")";
    }

    private static String nodes(List<SympyNode> nodes) {
        return nodes.stream().map(SympyText::of).collect(Collectors.joining(", "));
    }

    private static String name(String name) {
        return NAMES.getOrDefault(name, name);
    }

    static String number(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        return Double.toString(number);
    }

    private SympyText() {}
}
