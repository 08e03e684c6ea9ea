package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.Cursor.Inside;
import dev.reckoner.answer.read.token.KnownNames;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token.Command;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Apply;
import dev.reckoner.answer.value.Expression.Quotient;
import dev.reckoner.answer.value.Expression.Symbol;
import dev.reckoner.answer.value.Expression.Whole;
import dev.reckoner.answer.value.Function;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Scalar;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/// A command of LaTeX that is a number, a function or a set.
final class ReadCommand {

    private static final Set<String> NO_OPERANDS =
            Set.of(
                    "choose",
                    "over",
                    "pmod",
                    "bmod",
                    "mod",
                    "pod",
                    "end",
                    "circ",
                    "degree",
                    "implies",
                    "iff",
                    "forall",
                    "exists",
                    "top",
                    "notin",
                    "subset",
                    "subseteq",
                    "to",
                    "rightarrow",
                    "Rightarrow",
                    "because",
                    "therefore",
                    "cong",
                    "cr",
                    "item",
                    "atop");

    private static final Set<String> CONSTANTS = Set.of("pi", "infty", "imath");

    /// Commands that another name than theirs makes a function: `gamma(5)` is one in SymPy only.
    private static final Set<String> NO_FUNCTIONS = Set.of("gamma", "inf", "sqrt", "binom");

    static boolean startsOperand(String command) {
        return !NO_OPERANDS.contains(command);
    }

    static Value of(Cursor cursor) throws NotReadable {
        String name = ((Command) cursor.peek()).name();
        if (name.startsWith("begin")) {
            return ReadEnvironment.of(cursor);
        }
        var set = KnownNames.set(name);
        if (set.isPresent()) {
            cursor.skip();
            return set.get();
        }
        return new Scalar(scalar(cursor, name));
    }

    private static Expression scalar(Cursor cursor, String name) throws NotReadable {
        if (CONSTANTS.contains(name)) {
            cursor.skip();
            return KnownNames.constant(name).orElseThrow();
        }
        boolean applied =
                !NO_FUNCTIONS.contains(name)
                        && (cursor.isSign(1, "(") || !KnownNames.isGreek(name));
        var function = KnownNames.function(name);
        if (function.isPresent() && applied) {
            cursor.skip();
            return ReadApplication.of(cursor, function.get(), name);
        }
        if (KnownNames.isGreek(name)) {
            cursor.skip();
            return ReadSymbol.of(cursor, name);
        }
        return built(cursor, name);
    }

    private static Expression built(Cursor cursor, String name) throws NotReadable {
        return switch (name) {
            case "frac", "dfrac", "tfrac", "cfrac" -> {
                cursor.skip();
                Expression above = ReadBraced.of(cursor);
                yield new Quotient(above, ReadBraced.of(cursor));
            }
            case "binom", "dbinom", "tbinom" -> {
                cursor.skip();
                Expression above = ReadBraced.of(cursor);
                yield new Apply(Function.BINOMIAL, List.of(above, ReadBraced.of(cursor)));
            }
            case "sqrt" -> {
                cursor.skip();
                yield root(cursor);
            }
            case "surd", "cbrt" -> {
                cursor.skip();
                yield radical(cursor, name.equals("cbrt"));
            }
            case "overline", "bar", "conj" -> {
                cursor.skip();
                yield conjugate(cursor);
            }
            case "hat", "widehat", "tilde" -> {
                cursor.skip();
                Expression below = ReadBraced.of(cursor);
                if (below instanceof Symbol(var letter)) {
                    yield new Symbol(name + "_" + letter);
                }
                if (below == Expression.Constant.I) {
                    yield new Symbol(name + "_i");
                }
                throw new NotReadable("\\" + name + " stands above something that is no letter");
            }
            default -> throw new NotReadable("\\" + name + " is not known here");
        };
    }

    private static Expression root(Cursor cursor) throws NotReadable {
        if (cursor.take("[")) {
            cursor.open(Inside.SQUARE);
            Expression degree = ReadTerm.expression(cursor);
            cursor.expect("]");
            cursor.close();
            Expression radicand = ReadBraced.of(cursor);
            return degree.equals(new Whole(BigInteger.TWO))
                    ? new Apply(Function.SQRT, List.of(radicand))
                    : new Apply(Function.ROOT, List.of(radicand, degree));
        }
        if (cursor.isSign("(")) {
            return new Apply(Function.SQRT, List.of(Operands.scalar(ReadOperand.of(cursor))));
        }
        if (cursor.peek() instanceof Numeral numeral && numeral.digits().length() > 1) {
            throw new NotReadable("braces tell how many digits a root covers");
        }
        return new Apply(Function.SQRT, List.of(ReadBraced.of(cursor)));
    }

    /// `√2`, `∛8`: the sign covers one operand.
    private static Expression radical(Cursor cursor, boolean cubic) throws NotReadable {
        cursor.enter();
        Expression radicand =
                cursor.isSign("{")
                        ? ReadBraced.of(cursor)
                        : Operands.scalar(ReadOperand.of(cursor));
        cursor.leave();
        return cubic
                ? new Apply(Function.ROOT, List.of(radicand, new Whole(BigInteger.valueOf(3))))
                : new Apply(Function.SQRT, List.of(radicand));
    }

    private static Expression conjugate(Cursor cursor) throws NotReadable {
        Expression below = ReadBraced.of(cursor);
        if (below instanceof Whole || below instanceof Symbol(var name) && name.length() > 1) {
            throw new NotReadable("a line above digits or capitals is no conjugate");
        }
        return new Apply(Function.CONJUGATE, List.of(below));
    }

    private ReadCommand() {}
}
