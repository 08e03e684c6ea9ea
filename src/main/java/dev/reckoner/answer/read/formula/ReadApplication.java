package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.KnownNames;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token.Command;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Apply;
import dev.reckoner.answer.value.Expression.Negation;
import dev.reckoner.answer.value.Expression.Power;
import dev.reckoner.answer.value.Expression.Product;
import dev.reckoner.answer.value.Expression.Whole;
import dev.reckoner.answer.value.Function;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A function that is known by name, with or without brackets: `\sin^2 x`, `\log_2 8`, `sqrt(2)`.
///
/// Without brackets the argument is every factor up to the next function, sign or bracket: `\sin 2x
/// \cos x` is a product of two. What `\sin \pi/6` means is in doubt, and it is refused.
final class ReadApplication {

    /// Functions that take one operand where they have no brackets.
    private static final Set<Function> NARROW = Set.of(Function.SQRT, Function.ABS, Function.FLOOR);

    static Expression of(Cursor cursor, Function named, String name) throws NotReadable {
        cursor.enter();
        Function function = named;
        var base = Optional.<Expression>empty();
        var power = Optional.<Expression>empty();
        while (true) {
            if (cursor.isSign("^") && power.isEmpty()) {
                cursor.skip();
                power = Optional.of(ReadPower.exponent(cursor));
            } else if (function == Function.LN && base.isEmpty() && cursor.isSign("_")) {
                cursor.skip();
                base = Optional.of(base(cursor));
            } else if (name.equals("log")
                    && base.isEmpty()
                    && cursor.peek() instanceof Numeral(var value, _, _, var spaced)
                    && !spaced
                    && cursor.isSign(1, "(")) {
                cursor.skip();
                base = Optional.of(value);
            } else {
                break;
            }
        }
        if (power.filter(ReadApplication::isMinusOne).isPresent()) {
            function =
                    KnownNames.inverse(name)
                            .orElseThrow(() ->
                                    new NotReadable(
                                            "the power -1 of "
                                                    + name
                                                    + " may be its inverse or its reciprocal"));
            power = Optional.empty();
        }
        Expression applied = apply(function, base, arguments(cursor, function), name);
        cursor.leave();
        return power.isPresent() ? new Power(applied, power.get()) : applied;
    }

    private static boolean isMinusOne(Expression power) {
        return power.equals(new Negation(new Whole(BigInteger.ONE)));
    }

    /// In `\log_28` the base is 2, and in `\log_10 8` it is 10.
    private static Expression base(Cursor cursor) throws NotReadable {
        if (cursor.peek() instanceof Numeral(var value, _, _, _)
                && (cursor.isSign(1, "(") || cursor.isSign(1, "{") || startsArgument(cursor))) {
            cursor.skip();
            return value;
        }
        return ReadBraced.of(cursor);
    }

    private static boolean startsArgument(Cursor cursor) {
        return cursor.peek(1) instanceof Numeral
                || cursor.peek(1) instanceof Name
                || cursor.peek(1) instanceof Command;
    }

    private static List<Expression> arguments(Cursor cursor, Function function) throws NotReadable {
        if (cursor.isSign("(")
                || cursor.isSign("[")
                || cursor.isSign("\\{")
                || cursor.isSign("{")) {
            return ReadBrackets.arguments(cursor);
        }
        if (cursor.isSign("|")) {
            return List.of(Operands.scalar(ReadBrackets.of(cursor, "|")));
        }
        var factors = new ArrayList<Expression>();
        boolean narrow = NARROW.contains(function);
        do {
            if (!factors.isEmpty() && cursor.peek() instanceof Numeral) {
                throw cursor.unexpected("a sign between two numbers was expected");
            }
            factors.add(ReadPower.radians(ReadPower.of(cursor)));
        } while (!narrow
                && ReadTerm.startsFactor(cursor)
                && !startsFunction(cursor)
                && !isBracket(cursor));
        if (isBracket(cursor) && !narrow && !cursor.peek().spaced()
                || cursor.isSign("/")
                        && !cursor.peek().spaced()
                        && !narrow
                        && !startsFunction(cursor, 1)) {
            throw new NotReadable(
                    "where the argument of a function ends is in doubt: brackets tell");
        }
        return List.of(factors.size() == 1 ? factors.getFirst() : new Product(factors));
    }

    private static boolean isBracket(Cursor cursor) {
        return cursor.isSign("(") || cursor.isSign("[");
    }

    private static boolean startsFunction(Cursor cursor) {
        return startsFunction(cursor, 0);
    }

    private static boolean startsFunction(Cursor cursor, int ahead) {
        return cursor.peek(ahead) instanceof Name(var text, _, _)
                        && KnownNames.function(text).isPresent()
                || cursor.peek(ahead) instanceof Command(var command, _)
                        && KnownNames.function(command).isPresent()
                        && !command.equals("sqrt");
    }

    private static Expression apply(
            Function function, Optional<Expression> base, List<Expression> arguments, String name)
            throws NotReadable {
        boolean logarithm = function == Function.LN && name.equals("log");
        if (base.isPresent() && arguments.size() == 1) {
            return new Apply(Function.LOG, List.of(arguments.getFirst(), base.get()));
        }
        if (logarithm && base.isEmpty() && arguments.size() == 2) {
            return new Apply(Function.LOG, arguments);
        }
        boolean fits =
                switch (function) {
                    case BINOMIAL, ROOT, MOD, LOG -> arguments.size() == 2;
                    case GCD, LCM, MIN, MAX -> !arguments.isEmpty();
                    default -> arguments.size() == 1;
                };
        if (!fits) {
            throw new NotReadable(name + " has " + arguments.size() + " arguments");
        }
        return new Apply(function, arguments);
    }

    private ReadApplication() {}
}
