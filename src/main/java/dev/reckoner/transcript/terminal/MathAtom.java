package dev.reckoner.transcript.terminal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A piece of a formula in Unicode, which decides by its kind what may stand beside it.
record MathAtom(Kind kind, String text) {

    enum Kind {
        NUMBER,
        /// A letter, or a sign used like one.
        SYMBOL,
        /// With an exponent or an index, or in brackets of its own.
        TERM,
        /// `√2`: what follows without a blank would be read into it.
        ROOT,
        /// `e^π`: likewise.
        POWER,
        FRACTION,
        FUNCTION,
        /// Between two sides, with blanks around it.
        OPERATOR,
        /// A plus or a minus before one side.
        SIGN,
        /// Of a product, without blanks.
        DOT,
        DIVISION,
        RELATION,
        PUNCTUATION,
        OPEN,
        CLOSE,
        WORDS,
        SPACE,
        NOTHING
    }

    private static final Set<Kind> FACTORS =
            EnumSet.of(Kind.NUMBER, Kind.SYMBOL, Kind.TERM, Kind.ROOT, Kind.POWER, Kind.FRACTION);
    private static final Set<Kind> OPERANDS = EnumSet.of(Kind.CLOSE, Kind.FUNCTION, Kind.WORDS);
    private static final Set<Kind> SPREAD = EnumSet.of(Kind.OPERATOR, Kind.RELATION);
    private static final Set<Kind> TIGHT = EnumSet.of(Kind.DOT, Kind.DIVISION, Kind.NOTHING);

    static String line(List<MathAtom> atoms) {
        var line = new StringBuilder();
        var before = new MathAtom(Kind.NOTHING, "");
        boolean spaced = false;
        for (int i = 0; i < atoms.size(); i++) {
            var atom = atoms.get(i);
            if (atom.kind == Kind.SPACE) {
                spaced = true;
                continue;
            }
            if (atom.kind == Kind.OPERATOR && !before.isOperand()) {
                atom = new MathAtom(Kind.SIGN, atom.text);
            }
            if (blank(before, atom, spaced)) {
                line.append(' ');
            }
            boolean bracketed = bracketed(before, atom, following(atoms, i));
            line.append(bracketed ? "(" + atom.text + ")" : atom.text);
            before = bracketed ? new MathAtom(Kind.CLOSE, ")") : atom;
            spaced = false;
        }
        return line.toString();
    }

    private static MathAtom following(List<MathAtom> atoms, int at) {
        int next = at + 1;
        while (next < atoms.size() && atoms.get(next).kind == Kind.SPACE) {
            next++;
        }
        return next < atoms.size() ? atoms.get(next) : new MathAtom(Kind.NOTHING, "");
    }

    private static boolean blank(MathAtom before, MathAtom after, boolean spaced) {
        boolean tight =
                before.kind == Kind.OPEN
                        || before.kind == Kind.SIGN
                        || after.kind == Kind.CLOSE
                        || after.kind == Kind.PUNCTUATION
                        || TIGHT.contains(before.kind)
                        || TIGHT.contains(after.kind);
        if (tight) {
            return false;
        }
        return spaced
                || SPREAD.contains(before.kind)
                || SPREAD.contains(after.kind)
                || before.kind == Kind.FUNCTION && after.isFactor()
                || after.kind == Kind.FUNCTION && before.isOperand()
                || before.isOpenEnded()
                        && (after.isFactor() || after.kind == Kind.OPEN)
                        && after.kind != Kind.ROOT;
    }

    /// Whether a fraction would be read as another one, or as another part of a product.
    private static boolean bracketed(MathAtom before, MathAtom atom, MathAtom after) {
        return atom.kind == Kind.FRACTION
                && (before.isOperand()
                        || before.kind == Kind.DIVISION
                        || after.isFactor()
                        || after.kind == Kind.OPEN
                        || after.kind == Kind.DIVISION
                        || after.kind == Kind.FUNCTION);
    }

    private boolean isFactor() {
        return FACTORS.contains(kind);
    }

    private boolean isOperand() {
        return isFactor() || OPERANDS.contains(kind);
    }

    private boolean isOpenEnded() {
        return (kind == Kind.ROOT || kind == Kind.POWER) && !text.endsWith(")");
    }
}
