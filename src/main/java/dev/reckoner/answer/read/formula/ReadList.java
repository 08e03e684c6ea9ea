package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.Cursor.Inside;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.read.token.Token.Sign;
import dev.reckoner.answer.value.Comparison;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Symbol;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Family;
import dev.reckoner.answer.value.Value.FiniteSet;
import dev.reckoner.answer.value.Value.Intersection;
import dev.reckoner.answer.value.Value.Labelled;
import dev.reckoner.answer.value.Value.Listing;
import dev.reckoner.answer.value.Value.NumberSet;
import dev.reckoner.answer.value.Value.Parameter;
import dev.reckoner.answer.value.Value.Relation;
import dev.reckoner.answer.value.Value.Residue;
import dev.reckoner.answer.value.Value.Scalar;
import dev.reckoner.answer.value.Value.Union;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Statements with commas, semicolons, "and" or "or" between them, up to the end or to a closing
/// bracket. Parameters at the end make a family of what stands in front.
public final class ReadList {

    private enum Join {
        COMMA,
        AND,
        OR
    }

    /// The whole of an answer.
    public static Value of(Cursor cursor) throws NotReadable {
        var list = new Items();
        list.read(cursor);
        if (!cursor.isAtEnd()) {
            throw cursor.unexpected("the end of the answer was expected");
        }
        return list.value();
    }

    /// A list or a set is asked for: commas separate even where they could group digits.
    public static Value ofMembers(Cursor cursor) throws NotReadable {
        cursor.open(Inside.ROUND);
        return of(cursor);
    }

    /// An interval or a set is asked for: two numbers in brackets are an interval.
    public static Value ofSet(Cursor cursor) throws NotReadable {
        Value value = of(cursor);
        return value instanceof Value.Tuple ? Operands.set(value) : value;
    }

    /// A matrix is asked for: rows in brackets are one.
    public static Value ofMatrix(Cursor cursor) throws NotReadable {
        Value value = of(cursor);
        return value instanceof Value.Tuple ? ReadPython.matrix(List.of(value)) : value;
    }

    /// The members in brackets, one at least; the closing bracket is left.
    static List<Value> members(Cursor cursor) throws NotReadable {
        var list = new Items();
        list.read(cursor);
        return list.members();
    }

    /// The value of statements with "or", or else with "and", between them.
    static Value joined(List<Value> statements, boolean or) throws NotReadable {
        var list = new Items();
        list.items.addAll(statements);
        list.joins.add(or ? Join.OR : Join.AND);
        return list.value();
    }

    /// Terms with commas between them, without relations.
    static List<Value> terms(Cursor cursor) throws NotReadable {
        var terms = new ArrayList<Value>();
        do {
            terms.add(ReadTerm.of(cursor));
        } while (cursor.take(",") || cursor.takeWord("or") || cursor.takeWord("and"));
        return terms;
    }

    private static final class Items {
        private final List<Value> items = new ArrayList<>();
        private final Set<Join> joins = java.util.EnumSet.noneOf(Join.class);
        private final List<Parameter> parameters = new ArrayList<>();
        private boolean signs;
        private boolean spacedComma;
        private boolean groupingComma;

        void read(Cursor cursor) throws NotReadable {
            do {
                if (ReadParameters.isAt(cursor) && !items.isEmpty()) {
                    parameters.addAll(ReadParameters.of(cursor));
                    break;
                }
                items.add(ReadStatement.of(cursor));
                if (ReadParameters.isInBrackets(cursor)) {
                    cursor.skip();
                    parameters.addAll(ReadParameters.of(cursor));
                    cursor.expect(")");
                    break;
                }
                if (ReadParameters.isAt(cursor)) {
                    parameters.addAll(ReadParameters.of(cursor));
                    break;
                }
            } while (separator(cursor));
            if (spacedComma && groupingComma) {
                throw new NotReadable("commas in brackets may separate or group digits");
            }
        }

        private boolean separator(Cursor cursor) {
            boolean found = false;
            while (true) {
                if (cursor.peek() instanceof Sign(var sign, var spaced)
                        && (sign.equals(",") || sign.equals(";"))) {
                    comma(cursor, sign, spaced);
                    joins.add(Join.COMMA);
                } else if (cursor.isWord("or") || cursor.isSign("\\or") || isOrOfSymPy(cursor)) {
                    joins.add(Join.OR);
                } else if (cursor.isWord("and") || cursor.isSign("\\and")) {
                    joins.add(Join.AND);
                } else {
                    return found
                            && !cursor.isAtEnd()
                            && !cursor.isSign("\\\\")
                            && !cursor.isCommand("end");
                }
                signs |= cursor.isSign("\\or") || cursor.isSign("\\and");
                cursor.skip();
                found = true;
            }
        }

        /// `(x < 1) | (x > 2)`.
        private boolean isOrOfSymPy(Cursor cursor) {
            return cursor.isSign("|")
                    && cursor.inside() == Inside.NONE
                    && items.getLast() instanceof Relation;
        }

        private void comma(Cursor cursor, String sign, boolean spaced) {
            boolean inBrackets = cursor.inside() != Inside.NONE;
            if (inBrackets && sign.equals(",")) {
                spacedComma |= spaced || cursor.peek(1).spaced();
                groupingComma |=
                        ReadNumeral.isGroup(cursor, 0)
                                && cursor.peek(1) instanceof Numeral group
                                && group.digits().length() == 3
                                && cursor.isBehindGroupOfDigits();
            }
        }

        /// With "and" or "or" between them, several values are one member.
        List<Value> members() throws NotReadable {
            boolean commas = joins.isEmpty() || joins.equals(Set.of(Join.COMMA));
            return commas && parameters.isEmpty() ? spread(items) : List.of(value());
        }

        Value value() throws NotReadable {
            Value value = joined();
            return parameters.isEmpty() ? value : new Family(value, parameters);
        }

        private Value joined() throws NotReadable {
            takeMemberships();
            if (items.size() == 1) {
                return items.getFirst();
            }
            if (joins.contains(Join.OR) && joins.size() > 1 && !isEither()) {
                throw new NotReadable("\"or\" stands beside commas or \"and\"");
            }
            if (signs && items.stream().anyMatch(item -> !(item instanceof Relation))) {
                throw new NotReadable("∧ or ∨ stands between terms that are no conditions");
            }
            if (isValuesOfOne(Comparison.NOT_EQUAL)
                    && items.getFirst() instanceof Relation(var sides, var signs)) {
                return new Intersection(
                        values(sides.get(1)).stream()
                                .<Value>map(
                                        value -> new Relation(List.of(sides.get(0), value), signs))
                                .toList());
            }
            boolean conditions = items.stream().allMatch(Items::isCondition);
            if (conditions && joins.equals(Set.of(Join.OR))) {
                return new Union(items);
            }
            if (conditions && joins.equals(Set.of(Join.AND))) {
                return new Intersection(items);
            }
            if (isValuesOfOne(Comparison.EQUAL)
                    && items.getFirst() instanceof Relation(var sides, _)) {
                return new Labelled(
                        new Scalar(sides.get(0)),
                        new Listing(
                                values(sides.get(1)).stream().<Value>map(Scalar::new).toList()));
            }
            return new Listing(spread(items));
        }

        /// `kπ, k ∈ ℤ` at the end of a list are parameters, unless all of the list is such.
        private void takeMemberships() {
            int from = items.size();
            while (from > 1
                    && items.get(from - 1) instanceof Labelled(Scalar(Symbol _), var domain)
                    && isDomain(domain)) {
                from--;
            }
            for (Value item : List.copyOf(items.subList(from, items.size()))) {
                if (item instanceof Labelled(Scalar(Symbol(var name)), var domain)) {
                    parameters.add(new Parameter(name, domain));
                }
            }
            items.subList(from, items.size()).clear();
        }

        /// `x = 1, x = 2 or x = 3`, `1, 2 or 3`: whatever the signs between them, all are
        /// alternatives.
        private boolean isEither() {
            boolean terms =
                    items.stream()
                            .noneMatch(
                                    item -> item instanceof Relation || item instanceof Labelled);
            boolean solutions =
                    items.stream()
                                            .map(item ->
                                                    item instanceof Relation(var sides, var signs)
                                                                    && signs.equals(
                                                                            List.of(
                                                                                    Comparison
                                                                                            .EQUAL))
                                                            ? Optional.of(sides.getFirst())
                                                            : Optional.<Expression>empty())
                                            .distinct()
                                            .count()
                                    == 1
                            && items.getFirst() instanceof Relation(_, var signs)
                            && signs.equals(List.of(Comparison.EQUAL));
            return !joins.contains(Join.AND)
                    && (terms || solutions || isValuesOfOne(Comparison.EQUAL));
        }

        /// `x = 1, 2 or 3`, and `x ≠ 0, 1`.
        private boolean isValuesOfOne(Comparison sign) {
            return items.getFirst() instanceof Relation(_, var signs)
                    && signs.equals(List.of(sign))
                    && items.stream().skip(1).allMatch(Scalar.class::isInstance);
        }

        /// The value behind the sign and those behind the commas.
        private List<Expression> values(Expression first) {
            var values = new ArrayList<>(List.of(first));
            for (Value item : items) {
                if (item instanceof Scalar(var value)) {
                    values.add(value);
                }
            }
            return values;
        }

        private static boolean isCondition(Value item) {
            return item instanceof Relation(_, var signs)
                    && !signs.contains(Comparison.EQUAL)
                    && !signs.contains(Comparison.ABOUT);
        }

        /// `x > 2, x ∈ ℝ` is no family of one for each real number.
        private boolean isDomain(Value domain) {
            return domain == NumberSet.INTEGERS
                    || domain == NumberSet.NATURALS
                    || domain instanceof Intersection(var parts)
                            && parts.getFirst() == NumberSet.INTEGERS
                    || (domain == NumberSet.REALS || domain instanceof FiniteSet)
                            && !(items.getFirst() instanceof Relation);
        }

        /// `3, 5 (mod 7)`: a modulus at the end belongs to all.
        private static List<Value> spread(List<Value> items) {
            if (items.size() > 1
                    && items.getLast() instanceof Residue(_, var modulus)
                    && items.subList(0, items.size() - 1).stream()
                            .allMatch(Scalar.class::isInstance)) {
                return items.stream()
                        .map(item ->
                                item instanceof Scalar(Expression representative)
                                        ? new Residue(representative, modulus)
                                        : item)
                        .toList();
            }
            return items;
        }
    }

    private ReadList() {}
}
