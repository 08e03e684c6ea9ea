package dev.reckoner.transcript.terminal;

import dev.reckoner.transcript.terminal.MathAtom.Kind;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is built of pieces of a formula, in brackets wherever it could be read in another way
/// without.
final class MathParts {

    private static final Set<Kind> PLAIN = EnumSet.of(Kind.NUMBER, Kind.SYMBOL);
    private static final Set<Kind> ONE = EnumSet.of(Kind.NUMBER, Kind.SYMBOL, Kind.TERM, Kind.ROOT);
    private static final Set<Kind> PRODUCT =
            EnumSet.of(Kind.NUMBER, Kind.SYMBOL, Kind.TERM, Kind.ROOT, Kind.DOT);
    private static final Set<Kind> WORDS = EnumSet.of(Kind.FUNCTION, Kind.WORDS);

    static MathAtom fraction(List<MathAtom> top, List<MathAtom> bottom) {
        boolean signed = !top.isEmpty() && top.getFirst().kind() == Kind.OPERATOR;
        boolean product = are(signed ? top.subList(1, top.size()) : top, PRODUCT);
        boolean one = bottom.size() == 1 && are(bottom, ONE);
        return new MathAtom(
                Kind.FRACTION,
                (product ? MathAtom.line(top) : bracketed(top))
                        + "/"
                        + (one ? MathAtom.line(bottom) : bracketed(bottom)));
    }

    static boolean areNumbers(List<MathAtom> atoms) {
        return are(atoms, EnumSet.of(Kind.NUMBER));
    }

    static MathAtom root(String sign, List<MathAtom> inside) {
        boolean bare = inside.size() == 1 && are(inside, PLAIN);
        return new MathAtom(Kind.ROOT, sign + (bare ? MathAtom.line(inside) : bracketed(inside)));
    }

    /// An exponent or an index, to be attached to something: raised or lowered characters, or where
    /// there are none in Unicode a `^` or `_` with what follows it.
    static MathAtom script(boolean raised, List<MathAtom> atoms) {
        String line = MathAtom.line(atoms);
        String compact = line.replace(" ", "");
        var small = raised ? MathSymbols.raised(compact) : MathSymbols.lowered(compact);
        if (small.isPresent() && atoms.stream().noneMatch(atom -> WORDS.contains(atom.kind()))) {
            return new MathAtom(Kind.TERM, small.get());
        }
        boolean bare = atoms.size() == 1 && !line.contains("/");
        return new MathAtom(Kind.POWER, (raised ? "^" : "_") + (bare ? line : "(" + line + ")"));
    }

    /// Empty where the base is nothing that can have an exponent.
    static Optional<MathAtom> scripted(MathAtom base, MathAtom script) {
        return switch (base.kind()) {
            case NUMBER, SYMBOL, TERM ->
                    Optional.of(new MathAtom(script.kind(), base.text() + script.text()));
            case CLOSE, FUNCTION ->
                    Optional.of(new MathAtom(base.kind(), base.text() + script.text()));
            case ROOT, POWER, FRACTION ->
                    Optional.of(
                            new MathAtom(script.kind(), "(" + base.text() + ")" + script.text()));
            case OPERATOR,
                    SIGN,
                    DOT,
                    DIVISION,
                    RELATION,
                    PUNCTUATION,
                    OPEN,
                    WORDS,
                    SPACE,
                    NOTHING ->
                    Optional.empty();
        };
    }

    private static boolean are(List<MathAtom> atoms, Set<Kind> kinds) {
        return atoms.stream().allMatch(atom -> kinds.contains(atom.kind()));
    }

    private static String bracketed(List<MathAtom> atoms) {
        return isBracketed(atoms) ? MathAtom.line(atoms) : "(" + MathAtom.line(atoms) + ")";
    }

    private static boolean isBracketed(List<MathAtom> atoms) {
        int open = 0;
        for (int i = 0; i < atoms.size(); i++) {
            switch (atoms.get(i).text()) {
                case "(" -> open++;
                case ")" -> open--;
                default -> {}
            }
            if (open == 0) {
                return i > 0 && i == atoms.size() - 1;
            }
        }
        return false;
    }

    private MathParts() {}
}
