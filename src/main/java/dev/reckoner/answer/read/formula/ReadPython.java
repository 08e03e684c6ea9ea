package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.Cursor.Inside;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.value.Comparison;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Apply;
import dev.reckoner.answer.value.Expression.Power;
import dev.reckoner.answer.value.Expression.Quotient;
import dev.reckoner.answer.value.Expression.Whole;
import dev.reckoner.answer.value.Function;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Brackets;
import dev.reckoner.answer.value.Value.Difference;
import dev.reckoner.answer.value.Value.FiniteSet;
import dev.reckoner.answer.value.Value.Intersection;
import dev.reckoner.answer.value.Value.Interval;
import dev.reckoner.answer.value.Value.Matrix;
import dev.reckoner.answer.value.Value.NumberSet;
import dev.reckoner.answer.value.Value.Relation;
import dev.reckoner.answer.value.Value.Scalar;
import dev.reckoner.answer.value.Value.Tuple;
import dev.reckoner.answer.value.Value.Union;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The constructors with which Python and SymPy print values: `Rational(1, 2)`, `Matrix([[1, 2]])`,
/// `Interval.open(0, 1)`, `Eq(x, 1)`.
final class ReadPython {

    private static final Map<String, Comparison> RELATIONS =
            Map.of(
                    "Eq", Comparison.EQUAL,
                    "Ne", Comparison.NOT_EQUAL,
                    "Lt", Comparison.LESS,
                    "Le", Comparison.LESS_OR_EQUAL,
                    "Gt", Comparison.GREATER,
                    "Ge", Comparison.GREATER_OR_EQUAL);

    private static final Set<String> NAMES =
            Set.of(
                    "Rational",
                    "Fraction",
                    "Integer",
                    "S",
                    "sympify",
                    "Pow",
                    "pow",
                    "cbrt",
                    "Matrix",
                    "ImmutableMatrix",
                    "array",
                    "FiniteSet",
                    "set",
                    "frozenset",
                    "EmptySet",
                    "Interval",
                    "Union",
                    "And",
                    "Or",
                    "Intersection",
                    "Complement",
                    "Tuple",
                    "tuple",
                    "Point");

    static boolean isAt(Cursor cursor, String name) {
        return cursor.isSign(1, "(") && (NAMES.contains(name) || RELATIONS.containsKey(name))
                || name.equals("Interval") && cursor.isSign(1, ".");
    }

    static Value of(Cursor cursor, String name) throws NotReadable {
        cursor.skip();
        if (name.equals("Interval")) {
            return interval(cursor);
        }
        List<Value> arguments = arguments(cursor);
        return switch (name) {
            case "Rational", "Fraction" ->
                    arguments.size() == 1
                            ? arguments.getFirst()
                            : new Scalar(new Quotient(first(arguments, 2), second(arguments)));
            case "Integer", "S", "sympify" -> new Scalar(first(arguments, 1));
            case "Pow", "pow" -> new Scalar(new Power(first(arguments, 2), second(arguments)));
            case "cbrt" ->
                    new Scalar(
                            new Apply(
                                    Function.ROOT,
                                    List.of(
                                            first(arguments, 1),
                                            new Whole(BigInteger.valueOf(3)))));
            case "Matrix", "ImmutableMatrix", "array" -> matrix(arguments);
            case "FiniteSet" -> set(arguments);
            case "set", "frozenset", "EmptySet" ->
                    set(arguments.isEmpty() ? arguments : members(arguments));
            case "Union" -> new Union(sets(arguments));
            case "Intersection" -> new Intersection(sets(arguments));
            case "Complement" -> {
                List<Value> sets = sets(arguments);
                expect(arguments, 2);
                yield new Difference(sets.get(0), sets.get(1));
            }
            case "Or" -> ReadList.joined(arguments, true);
            case "And" -> ReadList.joined(arguments, false);
            case "Tuple", "Point" -> new Tuple(Brackets.ROUND, arguments);
            case "tuple" -> new Tuple(Brackets.ROUND, members(arguments));
            default ->
                    new Relation(
                            List.of(first(arguments, 2), second(arguments)),
                            List.of(relation(name)));
        };
    }

    private static Comparison relation(String name) throws NotReadable {
        var relation = RELATIONS.get(name);
        if (relation == null) {
            throw new NotReadable(name + " is not known here");
        }
        return relation;
    }

    private static List<Value> arguments(Cursor cursor) throws NotReadable {
        cursor.expect("(");
        if (cursor.take(")")) {
            return List.of();
        }
        cursor.open(Inside.ROUND);
        List<Value> arguments = ReadList.members(cursor);
        cursor.expect(")");
        cursor.close();
        return arguments;
    }

    private static Value interval(Cursor cursor) throws NotReadable {
        boolean lower = true;
        boolean upper = true;
        if (cursor.take(".")) {
            lower = cursor.isWord("closed") || cursor.isWord("Ropen");
            upper = cursor.isWord("closed") || cursor.isWord("Lopen");
            if (!lower && !upper && !cursor.isWord("open")) {
                throw cursor.unexpected("a kind of interval was expected");
            }
            cursor.skip();
        }
        cursor.expect("(");
        cursor.open(Inside.ROUND);
        Expression from = ReadTerm.expression(cursor);
        cursor.expect(",");
        Expression to = ReadTerm.expression(cursor);
        if (cursor.take(",")) {
            lower = !isTrue(cursor);
            upper = !cursor.take(",") || !isTrue(cursor);
        }
        cursor.expect(")");
        cursor.close();
        return new Interval(
                from, lower && !Operands.isInfinite(from), to, upper && !Operands.isInfinite(to));
    }

    private static boolean isTrue(Cursor cursor) throws NotReadable {
        boolean isTrue = cursor.isWord("True");
        if (!isTrue && !cursor.isWord("False")) {
            throw cursor.unexpected("True or False was expected");
        }
        cursor.skip();
        return isTrue;
    }

    private static void expect(List<Value> arguments, int count) throws NotReadable {
        if (arguments.size() != count) {
            throw new NotReadable(
                    "a constructor has " + arguments.size() + " arguments and takes " + count);
        }
    }

    private static Expression first(List<Value> arguments, int count) throws NotReadable {
        expect(arguments, count);
        return Operands.scalar(arguments.getFirst());
    }

    private static Expression second(List<Value> arguments) throws NotReadable {
        return Operands.scalar(arguments.get(1));
    }

    private static List<Value> sets(List<Value> arguments) throws NotReadable {
        var sets = new ArrayList<Value>();
        for (Value argument : arguments) {
            sets.add(Operands.set(argument));
        }
        return sets;
    }

    private static Value set(List<Value> members) {
        return members.isEmpty() ? NumberSet.EMPTY : new FiniteSet(members);
    }

    /// The members of the only argument: `set([1, 2])`.
    private static List<Value> members(List<Value> arguments) throws NotReadable {
        expect(arguments, 1);
        return switch (arguments.getFirst()) {
            case Tuple(_, var members) -> members;
            case FiniteSet(var members) -> members;
            default -> throw new NotReadable("the members of a collection were expected");
        };
    }

    /// A list of rows, or a list of numbers, which is a column.
    static Value matrix(List<Value> arguments) throws NotReadable {
        var rows = new ArrayList<List<Expression>>();
        for (Value row : members(arguments)) {
            var entries = new ArrayList<Expression>();
            boolean nested = row instanceof Tuple(var brackets, _) && brackets == Brackets.SQUARE;
            for (Value entry : nested ? members(List.of(row)) : List.of(row)) {
                entries.add(Operands.scalar(entry));
            }
            if (!rows.isEmpty() && rows.getFirst().size() != entries.size()) {
                throw new NotReadable("the rows of a matrix differ in length");
            }
            rows.add(entries);
        }
        return new Matrix(rows);
    }

    private ReadPython() {}
}
