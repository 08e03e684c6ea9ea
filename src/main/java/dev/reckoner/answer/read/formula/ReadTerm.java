package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.Cursor.Inside;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token;
import dev.reckoner.answer.read.token.Token.Command;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.read.token.Token.Sign;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.PlusMinus;
import dev.reckoner.answer.value.Expression.Product;
import dev.reckoner.answer.value.Expression.Quotient;
import dev.reckoner.answer.value.Expression.Sum;
import dev.reckoner.answer.value.Expression.Symbol;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Difference;
import dev.reckoner.answer.value.Value.Intersection;
import dev.reckoner.answer.value.Value.Labelled;
import dev.reckoner.answer.value.Value.Matrix;
import dev.reckoner.answer.value.Value.Scalar;
import dev.reckoner.answer.value.Value.Tuple;
import dev.reckoner.answer.value.Value.Union;

import java.util.ArrayList;
import java.util.List;

/// Sums, products and unions, from the loosest operator to the tightest: `∪ ∖`, `∩`, `+ -`, `* /`
/// and factors side by side.
///
/// A factor behind `1/2` is in doubt: `1/2x` may be half of x or half of its reciprocal, and is
/// refused. With blank in front of the factor only, `1/2 x`, it stands beside the fraction.
final class ReadTerm {

    static Value of(Cursor cursor) throws NotReadable {
        cursor.enter();
        Value value = union(cursor);
        cursor.leave();
        return value;
    }

    static Expression expression(Cursor cursor) throws NotReadable {
        return Operands.scalar(of(cursor));
    }

    private static Value union(Cursor cursor) throws NotReadable {
        Value left = intersection(cursor);
        while (true) {
            if (cursor.isSign("\\cup")
                    || isWord(cursor, "union")
                    || isWord(cursor, "U") && Operands.isSet(left)) {
                var parts = new ArrayList<>(List.of(Operands.set(left)));
                while (cursor.take("\\cup") || takeUnionWord(cursor)) {
                    parts.add(Operands.set(intersection(cursor)));
                }
                left = new Union(parts);
            } else if (cursor.take("\\setminus")
                    || cursor.isSign("-") && Operands.isSet(left) && cursor.take("-")) {
                cursor.nest();
                left = new Difference(Operands.set(left), Operands.set(removed(cursor)));
            } else {
                return left;
            }
        }
    }

    /// What a difference leaves out, where braces are a set even in LaTeX: `ℝ \ {0}`.
    private static Value removed(Cursor cursor) throws NotReadable {
        return cursor.isSign("{") ? ReadBrackets.set(cursor, "}") : intersection(cursor);
    }

    /// `(-oo, 1) U (2, oo)`.
    private static boolean isUnion(Cursor cursor, Value left) {
        return Operands.isSet(left) && (isWord(cursor, "U") || isWord(cursor, "union"));
    }

    private static boolean isWord(Cursor cursor, String word) {
        return cursor.peek() instanceof Name(var text, _, _) && text.equals(word);
    }

    private static boolean takeUnionWord(Cursor cursor) {
        boolean there = isWord(cursor, "U") || isWord(cursor, "union");
        if (there) {
            cursor.skip();
        }
        return there;
    }

    private static Value intersection(Cursor cursor) throws NotReadable {
        Value left = sum(cursor);
        if (!cursor.isSign("\\cap")) {
            return left;
        }
        var parts = new ArrayList<>(List.of(Operands.set(left)));
        while (cursor.take("\\cap")) {
            parts.add(Operands.set(sum(cursor)));
        }
        return new Intersection(parts);
    }

    private static Value sum(Cursor cursor) throws NotReadable {
        Value first = signed(cursor);
        if (!isAdditive(cursor, first)) {
            return first;
        }
        var terms = new ArrayList<>(List.of(Operands.scalar(first)));
        while (isAdditive(cursor, first)) {
            terms.add(Operands.scalar(signed(cursor)));
        }
        return new Scalar(new Sum(terms));
    }

    private static boolean isAdditive(Cursor cursor, Value left) {
        return (cursor.isSign("+")
                        || cursor.isSign("-")
                        || cursor.isSign("+-")
                        || cursor.isSign("-+"))
                && !Operands.isSet(left);
    }

    /// A product with the signs in front of it.
    private static Value signed(Cursor cursor) throws NotReadable {
        if (cursor.take("+")) {
            return cursor.isSign("-") ? signed(cursor) : product(cursor);
        }
        if (cursor.take("-")) {
            cursor.enter();
            Value negated = Operands.negated(signed(cursor));
            cursor.leave();
            return negated;
        }
        boolean upper = cursor.isSign("+-");
        if (upper || cursor.isSign("-+")) {
            cursor.skip();
            return new Scalar(new PlusMinus(upper, Operands.scalar(product(cursor))));
        }
        return product(cursor);
    }

    private static Value product(Cursor cursor) throws NotReadable {
        Value first = ReadPower.of(cursor);
        var factors = new ArrayList<>(List.of(first));
        var doubt = Doubt.NONE;
        while (true) {
            if (cursor.take("*")) {
                doubt = Doubt.NONE;
                factors.add(factor(cursor));
            } else if (cursor.isSign("/")) {
                doubt = slash(cursor);
                Value above = product(factors);
                if (above instanceof Scalar(Quotient _)) {
                    cursor.nest();
                }
                Expression below = Operands.scalar(factor(cursor));
                factors.clear();
                factors.add(Operands.divided(above, below));
            } else if (takesFactor(factors.getLast())
                    && startsFactor(cursor)
                    && !isUnion(cursor, factors.getLast())) {
                besides(doubt, cursor);
                factors.add(ReadPower.of(cursor));
            } else {
                return product(factors);
            }
        }
    }

    private static boolean takesFactor(Value left) {
        return left instanceof Scalar || left instanceof Matrix || left instanceof Tuple;
    }

    private enum Doubt {
        NONE,
        TIGHT_SLASH,
        SPACED_SLASH
    }

    private static Doubt slash(Cursor cursor) {
        boolean spaced = cursor.next().spaced() || cursor.peek().spaced();
        return spaced ? Doubt.SPACED_SLASH : Doubt.TIGHT_SLASH;
    }

    private static void besides(Doubt doubt, Cursor cursor) throws NotReadable {
        if (doubt == Doubt.SPACED_SLASH || doubt == Doubt.TIGHT_SLASH && !cursor.peek().spaced()) {
            throw new NotReadable(
                    "a factor behind a fraction with / may belong above or below its bar");
        }
        if (cursor.isSign("(")
                && cursor.peek().spaced()
                && cursor.peek(1) instanceof Numeral
                && cursor.isSign(2, ")")) {
            throw new NotReadable("a number in brackets may be a factor or say the same again");
        }
        if (cursor.isBehindNumeral() && isChoiceOfSome(cursor.peek())) {
            throw new NotReadable("C or P between two numbers may be a binomial or a name");
        }
        if (cursor.peek() instanceof Numeral) {
            throw cursor.unexpected("a sign between two numbers was expected");
        }
    }

    /// The end of `5C2`, unless a blank stands in front of it.
    private static boolean isChoiceOfSome(Token token) {
        return token instanceof Name(var name, _, var spaced)
                && !spaced
                && name.matches("[CP]_?[0-9]+");
    }

    /// A factor behind an operator, which may have a sign of its own.
    private static Value factor(Cursor cursor) throws NotReadable {
        if (cursor.take("-")) {
            cursor.enter();
            Value negated = Operands.negated(factor(cursor));
            cursor.leave();
            return negated;
        }
        cursor.take("+");
        return ReadPower.of(cursor);
    }

    private static Value product(List<Value> factors) throws NotReadable {
        if (factors.size() == 1) {
            return factors.getFirst();
        }
        if (factors.getLast() instanceof Matrix matrix) {
            return Operands.scaled(
                    Operands.scalar(product(factors.subList(0, factors.size() - 1))), matrix);
        }
        if (factors.size() == 2
                && factors.getFirst() instanceof Scalar(Symbol(var point))
                && point.length() == 1
                && Character.isUpperCase(point.charAt(0))
                && factors.getLast() instanceof Tuple) {
            return new Labelled(factors.getFirst(), factors.getLast());
        }
        var scalars = new ArrayList<Expression>();
        for (Value factor : factors) {
            scalars.add(Operands.scalar(factor));
        }
        return new Scalar(new Product(scalars));
    }

    /// Whether a factor stands here without a sign of multiplication in front of it.
    static boolean startsFactor(Cursor cursor) {
        return switch (cursor.peek()) {
            case Numeral _ -> true;
            case Name name -> ReadName.startsFactor(cursor, name);
            case Command command -> ReadCommand.startsOperand(command.name());
            case Sign(var sign, _) ->
                    switch (sign) {
                        case "(" ->
                                !ReadModulus.isInBrackets(cursor)
                                        && !ReadParameters.isInBrackets(cursor);
                        case "\\lfloor", "\\lceil" -> true;
                        case "{" -> cursor.isLatex();
                        case "[" -> cursor.inside() != Inside.SQUARE;
                        case "|" ->
                                cursor.inside() != Inside.BARS && cursor.inside() != Inside.BRACES;
                        default -> false;
                    };
            case Token.End _ -> false;
        };
    }

    private ReadTerm() {}
}
