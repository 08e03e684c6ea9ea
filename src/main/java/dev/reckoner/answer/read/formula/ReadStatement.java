package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.Cursor.Inside;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Sign;
import dev.reckoner.answer.value.Comparison;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Apply;
import dev.reckoner.answer.value.Expression.Quotient;
import dev.reckoner.answer.value.Function;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Labelled;
import dev.reckoner.answer.value.Value.Relation;
import dev.reckoner.answer.value.Value.Residue;
import dev.reckoner.answer.value.Value.Rounded;
import dev.reckoner.answer.value.Value.Scalar;
import dev.reckoner.answer.value.Value.Tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One member of a list: a term, with its unit or modulus, or a relation between terms.
final class ReadStatement {

    static Value of(Cursor cursor) throws NotReadable {
        if (cursor.take("~=")) {
            return new Rounded(side(cursor));
        }
        var sides = new ArrayList<>(List.of(side(cursor)));
        var signs = new ArrayList<Comparison>();
        while (true) {
            if (cursor.take("\\in") || cursor.takeWord("in")) {
                if (!signs.isEmpty()) {
                    throw new NotReadable("∈ stands in a chain of comparisons");
                }
                return new Labelled(sides.getFirst(), membership(cursor, sides.getFirst()));
            }
            if (cursor.take("==")) {
                if (!signs.isEmpty()) {
                    throw new NotReadable("≡ stands in a chain of comparisons");
                }
                return congruent(cursor, sides.getFirst());
            }
            var sign = comparison(cursor);
            if (sign.isEmpty()) {
                return signs.isEmpty() ? sides.getFirst() : relation(sides, signs);
            }
            signs.add(sign.get());
            sides.add(side(cursor));
        }
    }

    private static Value membership(Cursor cursor, Value label) throws NotReadable {
        Value set = ReadTerm.of(cursor);
        boolean number = label instanceof Scalar;
        if (number || !(set instanceof Tuple)) {
            return Operands.set(set);
        }
        return set;
    }

    private static Value congruent(Cursor cursor, Value label) throws NotReadable {
        var representatives = new ArrayList<Expression>();
        do {
            representatives.add(ReadTerm.expression(cursor));
        } while (cursor.take(",") || cursor.takeWord("or") || cursor.takeWord("and"));
        cursor.take(",");
        var modulus = ReadModulus.bracketed(cursor);
        if (modulus.isEmpty() && ReadModulus.isBare(cursor)) {
            modulus = Optional.of(ReadModulus.bare(cursor));
        }
        Expression divisor = modulus.orElseThrow(() -> new NotReadable("≡ has no modulus"));
        List<Value> residues =
                representatives.stream()
                        .<Value>map(representative -> new Residue(representative, divisor))
                        .toList();
        return new Labelled(
                label, residues.size() == 1 ? residues.getFirst() : new Value.Listing(residues));
    }

    private static Value relation(List<Value> sides, List<Comparison> signs) throws NotReadable {
        if (sides.stream().allMatch(Scalar.class::isInstance)) {
            var scalars = new ArrayList<Expression>();
            for (Value side : sides) {
                scalars.add(Operands.scalar(side));
            }
            return new Relation(scalars, signs);
        }
        if (signs.equals(List.of(Comparison.EQUAL))) {
            return new Labelled(sides.get(0), sides.get(1));
        }
        if (signs.equals(List.of(Comparison.ABOUT))) {
            return new Labelled(sides.get(0), new Rounded(sides.get(1)));
        }
        throw new NotReadable("a comparison has sides that are no numbers");
    }

    private static Optional<Comparison> comparison(Cursor cursor) throws NotReadable {
        Optional<Comparison> comparison =
                switch (cursor.peek()) {
                    case Sign(var sign, _) ->
                            switch (sign) {
                                case "=" -> Optional.of(Comparison.EQUAL);
                                case "!=" -> Optional.of(Comparison.NOT_EQUAL);
                                case "<" -> Optional.of(Comparison.LESS);
                                case "<=" -> Optional.of(Comparison.LESS_OR_EQUAL);
                                case ">" ->
                                        cursor.inside() == Inside.ANGLE
                                                ? Optional.empty()
                                                : Optional.of(Comparison.GREATER);
                                case ">=" -> Optional.of(Comparison.GREATER_OR_EQUAL);
                                case "~=" -> Optional.of(Comparison.ABOUT);
                                default -> Optional.empty();
                            };
                    case Name name when name.is("is") || name.is("equals") ->
                            Optional.of(Comparison.EQUAL);
                    default -> Optional.empty();
                };
        if (comparison.isPresent()) {
            cursor.skip();
            if (cursor.takeWord("equal") && !cursor.takeWord("to")) {
                throw cursor.unexpected("\"to\" was expected");
            }
        }
        return comparison;
    }

    /// A term with what may stand behind it: a unit, a modulus, the other half of a ratio.
    private static Value side(Cursor cursor) throws NotReadable {
        var currency = ReadUnit.currency(cursor);
        if (currency.isPresent()) {
            return currency.get();
        }
        Value term = ReadTerm.of(cursor);
        if (cursor.isSign("...") && term instanceof Scalar(Expression.Decimal _)) {
            cursor.skip();
            return new Rounded(term);
        }
        var modulus = ReadModulus.bracketed(cursor);
        if (modulus.isPresent()) {
            return new Residue(Operands.scalar(term), modulus.get());
        }
        if (ReadModulus.isBare(cursor)) {
            return new Scalar(
                    new Apply(
                            Function.MOD,
                            List.of(Operands.scalar(term), ReadModulus.bare(cursor))));
        }
        if (cursor.takeWord("choose")) {
            return new Scalar(
                    new Apply(
                            Function.BINOMIAL,
                            List.of(Operands.scalar(term), Operands.scalar(ReadPower.of(cursor)))));
        }
        if (cursor.isSign(":")
                && cursor.inside() != Inside.BRACES
                && term instanceof Scalar(var above)) {
            return ratio(cursor, above);
        }
        return ReadUnit.behind(cursor, term);
    }

    private static Value ratio(Cursor cursor, Expression above) throws NotReadable {
        cursor.skip();
        if (cursor.peek() instanceof Token.Numeral numeral && numeral.digits().startsWith("0")) {
            throw new NotReadable("a colon with 0 behind it may be a time");
        }
        Expression below = ReadTerm.expression(cursor);
        if (cursor.isSign(":")) {
            throw new NotReadable("a ratio of more than two numbers is no number");
        }
        return new Scalar(new Quotient(above, below));
    }

    private ReadStatement() {}
}
