package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.Cursor.Inside;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Apply;
import dev.reckoner.answer.value.Expression.Quotient;
import dev.reckoner.answer.value.Function;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Brackets;
import dev.reckoner.answer.value.Value.FiniteSet;
import dev.reckoner.answer.value.Value.Interval;
import dev.reckoner.answer.value.Value.Listing;
import dev.reckoner.answer.value.Value.Matrix;
import dev.reckoner.answer.value.Value.NumberSet;
import dev.reckoner.answer.value.Value.Scalar;
import dev.reckoner.answer.value.Value.Tuple;

import java.util.ArrayList;
import java.util.List;

/// Whatever brackets hold: a group, a tuple, an interval, a set, an absolute value, a floor.
final class ReadBrackets {

    static Value of(Cursor cursor, String opening) throws NotReadable {
        return switch (opening) {
            case "(" -> ordered(cursor, Inside.ROUND);
            case "[" -> ordered(cursor, Inside.SQUARE);
            case "]" -> french(cursor);
            case "{" -> cursor.isLatex() ? group(cursor) : set(cursor, "}");
            case "\\{" -> set(cursor, "\\}");
            case "<" -> angle(cursor, ">");
            case "\\langle" -> angle(cursor, "\\rangle");
            case "|" -> applied(cursor, Function.ABS, "|");
            case "\\lfloor" -> applied(cursor, Function.FLOOR, "\\rfloor");
            case "\\lceil" -> applied(cursor, Function.CEILING, "\\rceil");
            default -> throw cursor.unexpected("a number was expected");
        };
    }

    /// The arguments of a function, in any brackets.
    static List<Expression> arguments(Cursor cursor) throws NotReadable {
        String closing =
                cursor.isSign("(")
                        ? ")"
                        : cursor.isSign("[") ? "]" : cursor.isSign("{") ? "}" : "\\}";
        cursor.skip();
        cursor.open(closing.equals("}") ? Inside.NONE : Inside.ROUND);
        var arguments = new ArrayList<Expression>();
        for (Value argument : ReadList.members(cursor)) {
            arguments.add(ReadPower.radians(argument));
        }
        cursor.expect(closing);
        cursor.close();
        return arguments;
    }

    private static Value ordered(Cursor cursor, Inside inside) throws NotReadable {
        cursor.skip();
        cursor.open(inside);
        List<Value> members = ReadList.members(cursor);
        boolean square = inside == Inside.SQUARE;
        boolean closedSquare = cursor.isSign("]");
        boolean french = square && cursor.isSign("[");
        if (!closedSquare && !french && !cursor.isSign(")")) {
            throw cursor.unexpected("a closing bracket was expected");
        }
        cursor.skip();
        cursor.close();
        if (french || square != closedSquare) {
            return interval(members, square, closedSquare);
        }
        if (members.size() == 1) {
            boolean grouped = !square || members.getFirst() instanceof Matrix;
            return grouped ? members.getFirst() : new Tuple(Brackets.SQUARE, members);
        }
        if (members.isEmpty()) {
            throw new NotReadable("there is nothing between brackets");
        }
        boolean infinite =
                members.size() == 2
                        && members.stream()
                                .anyMatch(member ->
                                        member instanceof Scalar(var bound)
                                                && Operands.isInfinite(bound));
        return infinite
                ? interval(members, square, square)
                : new Tuple(square ? Brackets.SQUARE : Brackets.ROUND, members);
    }

    /// `]0, 1[`: brackets that turn away from the numbers leave them out.
    private static Value french(Cursor cursor) throws NotReadable {
        cursor.skip();
        cursor.open(Inside.SQUARE);
        List<Value> members = ReadList.members(cursor);
        boolean included = cursor.isSign("]");
        if (!included && !cursor.isSign("[")) {
            throw cursor.unexpected("a closing bracket was expected");
        }
        cursor.skip();
        cursor.close();
        return interval(members, false, included);
    }

    private static Interval interval(
            List<Value> bounds, boolean lowerIncluded, boolean upperIncluded) throws NotReadable {
        if (bounds.size() != 2) {
            throw new NotReadable("an interval has two bounds, and this one has " + bounds.size());
        }
        Expression lower = Operands.scalar(bounds.get(0));
        Expression upper = Operands.scalar(bounds.get(1));
        return new Interval(
                lower,
                lowerIncluded && !Operands.isInfinite(lower),
                upper,
                upperIncluded && !Operands.isInfinite(upper));
    }

    /// Braces in LaTeX without backslash: they group, unless there is a comma in them.
    private static Value group(Cursor cursor) throws NotReadable {
        cursor.skip();
        if (cursor.take("}")) {
            throw new NotReadable("there is nothing between braces");
        }
        cursor.open(Inside.NONE);
        List<Value> members = ReadList.members(cursor);
        Value value;
        if (ReadSetBuilder.isAt(cursor)) {
            value = ReadSetBuilder.of(cursor, members);
        } else if (members.size() == 1) {
            value = stacked(cursor, members.getFirst());
        } else {
            value = new FiniteSet(members);
        }
        cursor.expect("}");
        cursor.close();
        return value;
    }

    /// `{n \choose k}` and `{a \over b}`.
    private static Value stacked(Cursor cursor, Value above) throws NotReadable {
        if (cursor.isCommand("choose")) {
            cursor.skip();
            return new Scalar(
                    new Apply(
                            Function.BINOMIAL,
                            List.of(Operands.scalar(above), ReadTerm.expression(cursor))));
        }
        if (cursor.isCommand("over")) {
            cursor.skip();
            return new Scalar(new Quotient(Operands.scalar(above), ReadTerm.expression(cursor)));
        }
        return above;
    }

    static Value set(Cursor cursor, String closing) throws NotReadable {
        cursor.skip();
        if (cursor.take(closing)) {
            return NumberSet.EMPTY;
        }
        cursor.open(Inside.BRACES);
        List<Value> members = ReadList.members(cursor);
        Value set =
                ReadSetBuilder.isAt(cursor)
                        ? ReadSetBuilder.of(cursor, members)
                        : new FiniteSet(
                                members.size() == 1
                                                && members.getFirst() instanceof Listing(var both)
                                        ? both
                                        : members);
        cursor.expect(closing);
        cursor.close();
        return set;
    }

    private static Value angle(Cursor cursor, String closing) throws NotReadable {
        cursor.skip();
        cursor.open(Inside.ANGLE);
        List<Value> members = ReadList.members(cursor);
        cursor.expect(closing);
        cursor.close();
        return new Tuple(Brackets.ANGLE, members);
    }

    private static Value applied(Cursor cursor, Function function, String closing)
            throws NotReadable {
        cursor.skip();
        cursor.open(closing.equals("|") ? Inside.BARS : Inside.ROUND);
        Expression argument = ReadTerm.expression(cursor);
        cursor.expect(closing);
        cursor.close();
        return new Scalar(new Apply(function, List.of(argument)));
    }

    private ReadBrackets() {}
}
