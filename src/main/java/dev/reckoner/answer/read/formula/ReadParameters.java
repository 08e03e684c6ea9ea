package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.value.Expression.Symbol;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Family;
import dev.reckoner.answer.value.Value.FiniteSet;
import dev.reckoner.answer.value.Value.Labelled;
import dev.reckoner.answer.value.Value.NumberSet;
import dev.reckoner.answer.value.Value.Parameter;
import dev.reckoner.answer.value.Value.Scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The parameters of a family: `k ∈ ℤ`, "for integers n", "where k is an integer", "k = 0, 1, 2".
final class ReadParameters {

    private static final Set<String> OPENINGS = Set.of("for", "where", "with");
    private static final Set<String> FILLERS =
            Set.of(
                    "for",
                    "where",
                    "with",
                    "any",
                    "all",
                    "every",
                    "each",
                    "some",
                    "an",
                    "a",
                    "arbitrary",
                    "is",
                    "are",
                    "be");

    static boolean isAt(Cursor cursor) {
        return cursor.peek() instanceof Name(var text, _, _)
                        && OPENINGS.contains(text.toLowerCase(java.util.Locale.ROOT))
                || cursor.peek() instanceof Name && isDomain(cursor, 1)
                || isFiller(cursor, 0) && isDomain(cursor, 1);
    }

    /// `(k ∈ ℤ)` behind a term.
    static boolean isInBrackets(Cursor cursor) {
        return cursor.isSign("(")
                && cursor.peek(1) instanceof Name
                && (cursor.isSign(2, "\\in") || cursor.isWord(2, "in") || isDomain(cursor, 2));
    }

    /// Reads parameters up to the end of the list, or to a closing bracket.
    static List<Parameter> of(Cursor cursor) throws NotReadable {
        var names = new ArrayList<String>();
        var parameters = new ArrayList<Parameter>();
        Value domain = NumberSet.EMPTY;
        while (true) {
            skipFillers(cursor);
            if (isDomain(cursor, 0)) {
                domain = domain(cursor);
                skipFillers(cursor);
            } else {
                names.add(name(cursor));
                skipFillers(cursor);
                if (isDomain(cursor, 0)) {
                    domain = domain(cursor);
                } else if (cursor.take("\\in") || cursor.takeWord("in")) {
                    domain = Operands.set(ReadTerm.of(cursor));
                } else if (cursor.take("=")) {
                    domain = new FiniteSet(ReadList.terms(cursor));
                }
                boolean more = cursor.isSign(",") || cursor.isWord("and");
                if (domain != NumberSet.EMPTY) {
                    for (String name : names) {
                        parameters.add(new Parameter(name, domain));
                    }
                    names.clear();
                }
                if (!more) {
                    break;
                }
                cursor.skip();
                if (parameters.isEmpty()) {
                    continue;
                }
                domain = NumberSet.EMPTY;
            }
        }
        if (parameters.isEmpty() || !names.isEmpty()) {
            throw new NotReadable("a parameter has no domain");
        }
        return parameters;
    }

    private static void skipFillers(Cursor cursor) {
        while (isFiller(cursor, 0)) {
            cursor.skip();
        }
    }

    private static boolean isFiller(Cursor cursor, int ahead) {
        return cursor.peek(ahead) instanceof Name(var text, _, _)
                && FILLERS.contains(text.toLowerCase(java.util.Locale.ROOT))
                && !(text.equals("a") && !(cursor.peek(ahead + 1) instanceof Name));
    }

    private static boolean isDomain(Cursor cursor, int ahead) {
        return cursor.isWord(ahead, "integer") || cursor.isWord(ahead, "integers");
    }

    private static Value domain(Cursor cursor) {
        cursor.skip();
        return NumberSet.INTEGERS;
    }

    private static String name(Cursor cursor) throws NotReadable {
        if (Operands.scalar(ReadOperand.of(cursor)) instanceof Symbol(var name)) {
            return name;
        }
        throw new NotReadable("the name of a parameter was expected");
    }

    /// The family of a member and conditions that only give domains.
    static Value family(Value member, List<Value> conditions) throws NotReadable {
        var parameters = new ArrayList<Parameter>();
        for (Value condition : conditions) {
            if (!(condition instanceof Labelled(Scalar(Symbol(var name)), var domain))) {
                throw new NotReadable("a condition of a family is " + Operands.kind(condition));
            }
            parameters.add(new Parameter(name, domain));
        }
        return new Family(member, parameters);
    }

    private ReadParameters() {}
}
