package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.Cursor.Inside;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Listing;
import dev.reckoner.answer.value.Value.Matrix;

import java.util.ArrayList;
import java.util.List;

/// What stands between `\begin` and `\end`: a matrix, or the equations of a system.
final class ReadEnvironment {

    static Value of(Cursor cursor) throws NotReadable {
        cursor.skip();
        String name = name(cursor);
        cursor.open(Inside.NONE);
        Value value =
                switch (name) {
                    case "matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix" -> matrix(cursor);
                    case "array" -> {
                        skipColumns(cursor);
                        yield matrix(cursor);
                    }
                    case "cases", "aligned", "align", "gathered", "split" -> system(cursor);
                    case "vmatrix", "Vmatrix" ->
                            throw new NotReadable(
                                    "a matrix between bars is a determinant or a norm");
                    default -> throw new NotReadable("\\begin{" + name + "} is not known here");
                };
        cursor.close();
        if (!cursor.isCommand("end")) {
            throw cursor.unexpected("\\end{" + name + "} was expected");
        }
        cursor.skip();
        if (!name(cursor).equals(name)) {
            throw new NotReadable("\\begin{" + name + "} ends with another name");
        }
        return value;
    }

    private static String name(Cursor cursor) throws NotReadable {
        cursor.expect("{");
        if (!(cursor.next() instanceof Name(var name, _, _))) {
            throw new NotReadable("an environment has no name");
        }
        cursor.take("^");
        cursor.take("*");
        cursor.expect("}");
        return name;
    }

    private static void skipColumns(Cursor cursor) throws NotReadable {
        cursor.expect("{");
        while (cursor.peek() instanceof Name || cursor.isSign("|")) {
            cursor.skip();
        }
        cursor.expect("}");
    }

    private static Matrix matrix(Cursor cursor) throws NotReadable {
        var rows = new ArrayList<List<Expression>>();
        do {
            skipRowHeight(cursor);
            if (cursor.isCommand("end") && !rows.isEmpty()) {
                break;
            }
            var row = new ArrayList<Expression>();
            do {
                row.add(ReadTerm.expression(cursor));
            } while (cursor.take("&"));
            if (!rows.isEmpty() && rows.getFirst().size() != row.size()) {
                throw new NotReadable("the rows of a matrix differ in length");
            }
            rows.add(row);
        } while (cursor.take("\\\\"));
        return new Matrix(rows);
    }

    /// `\\[4pt]`.
    private static void skipRowHeight(Cursor cursor) {
        if (cursor.isSign("[") && cursor.peek(2) instanceof Name && cursor.isSign(3, "]")) {
            cursor.skip(4);
        }
    }

    private static Value system(Cursor cursor) throws NotReadable {
        var statements = new ArrayList<Value>();
        do {
            skipRowHeight(cursor);
            if (cursor.isCommand("end") && !statements.isEmpty()) {
                break;
            }
            statements.addAll(ReadList.members(cursor));
        } while (cursor.take("\\\\"));
        return statements.size() == 1 ? statements.getFirst() : new Listing(statements);
    }

    private ReadEnvironment() {}
}
