package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.exact.Rational;

/// Numbers in a reason, for a person.
public final class Shown {

    private static final int MOST_BITS = 130;

    public static String of(Rational number) {
        int bits = number.numerator().bitLength() + number.denominator().bitLength();
        return bits <= MOST_BITS ? number.toString() : "a number of many digits";
    }

    private Shown() {}
}
