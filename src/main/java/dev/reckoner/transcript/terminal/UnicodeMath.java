package dev.reckoner.transcript.terminal;

import dev.reckoner.transcript.terminal.MathAtom.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A formula of LaTeX on one line of Unicode, as `√3/2` for `\frac{\sqrt{3}}{2}`, where it can be
/// read in one way only. What has a sum, a matrix, an unknown command or the like is left to be
/// shown as LaTeX.
final class UnicodeMath {

    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 16;
    private final String tex;
    private int at;
    private int depth;
    private boolean simple = true;

    private UnicodeMath(String tex) {
        this.tex = tex;
    }

    /// @param tex without dollars around it
    static Optional<String> of(String tex) {
        if (tex.length() > LONGEST) {
            return Optional.empty();
        }
        var reader = new UnicodeMath(tex);
        String line = MathAtom.line(reader.list());
        return reader.simple && reader.at == tex.length() && !line.isBlank()
                ? Optional.of(line)
                : Optional.empty();
    }

    /// What stands before the next closing brace, or the end.
    private List<MathAtom> list() {
        var atoms = new ArrayList<MathAtom>();
        while (simple && at < tex.length() && tex.charAt(at) != '}') {
            next(atoms);
        }
        return atoms;
    }

    private void next(List<MathAtom> atoms) {
        switch (tex.charAt(at)) {
            case '\\' -> command(atoms);
            case '{' -> group(atoms);
            case '^' -> script(atoms, true);
            case '_' -> script(atoms, false);
            case '\'' -> {
                at++;
                attach(atoms, new MathAtom(Kind.TERM, "′"));
            }
            case '&', '#', '%', '$' -> simple = false;
            default -> atoms.add(character());
        }
    }

    private MathAtom character() {
        int from = at;
        int point = tex.codePointAt(at);
        at += Character.charCount(point);
        if (isDigit(from)) {
            while (isDigit(at) || tex.startsWith(".", at) && isDigit(at + 1)) {
                at++;
            }
            return new MathAtom(Kind.NUMBER, tex.substring(from, at));
        }
        String text = tex.substring(from, at);
        return switch (point) {
            case ' ', '\n', '\t', '~' -> new MathAtom(Kind.SPACE, " ");
            case '+', '-' -> new MathAtom(Kind.OPERATOR, text);
            case '=', '<', '>' -> new MathAtom(Kind.RELATION, text);
            case '*' -> new MathAtom(Kind.DOT, text);
            case '/' -> new MathAtom(Kind.DIVISION, text);
            case ',', ';', ':', '.' -> new MathAtom(Kind.PUNCTUATION, text);
            case '(', '[' -> new MathAtom(Kind.OPEN, text);
            case ')', ']', '!' -> new MathAtom(Kind.CLOSE, text);
            default -> new MathAtom(Kind.SYMBOL, text);
        };
    }

    private void group(List<MathAtom> atoms) {
        var inside = braces();
        boolean scripted = at < tex.length() && "^_".indexOf(tex.charAt(at)) >= 0;
        if (scripted && inside.size() > 1) {
            atoms.add(new MathAtom(Kind.TERM, "(" + MathAtom.line(inside) + ")"));
        } else {
            atoms.addAll(inside);
        }
    }

    private List<MathAtom> braces() {
        at++;
        if (++depth > DEEPEST) {
            simple = false;
            return List.of();
        }
        var inside = list();
        depth--;
        simple &= at < tex.length();
        at++;
        return inside;
    }

    private List<MathAtom> argument() {
        skipBlanks();
        if (at >= tex.length() || "}^_&#%$".indexOf(tex.charAt(at)) >= 0) {
            simple = false;
            return List.of();
        }
        var atoms = new ArrayList<MathAtom>();
        if (tex.charAt(at) == '{') {
            return braces();
        }
        if (isDigit(at)) {
            atoms.add(new MathAtom(Kind.NUMBER, tex.substring(at, at + 1)));
            at++;
        } else {
            next(atoms);
        }
        return atoms;
    }

    private void command(List<MathAtom> atoms) {
        String name = name();
        if (MathSymbols.SIZES.contains(name)) {
            at += tex.startsWith(".", at) ? 1 : 0;
        } else if (MathSymbols.FRACTIONS.contains(name)) {
            fraction(atoms);
        } else if (name.equals("sqrt")) {
            root(atoms);
        } else if (MathSymbols.TEXTS.contains(name)) {
            words(atoms, name.equals("operatorname") ? Kind.FUNCTION : Kind.WORDS);
        } else if (MathSymbols.STYLES.contains(name)) {
            atoms.addAll(argument());
        } else if (name.equals("mathbb")) {
            add(atoms, Kind.SYMBOL, MathSymbols.doubled(MathAtom.line(argument())));
        } else if (name.equals("pmod")) {
            atoms.add(new MathAtom(Kind.SPACE, " "));
            atoms.add(new MathAtom(Kind.WORDS, "(mod " + MathAtom.line(argument()) + ")"));
        } else {
            MathSymbols.command(name).ifPresentOrElse(atoms::add, () -> simple = false);
        }
    }

    private void add(List<MathAtom> atoms, Kind kind, Optional<String> text) {
        text.ifPresentOrElse(it -> atoms.add(new MathAtom(kind, it)), () -> simple = false);
    }

    /// Without its backslash; blanks after letters are read with it.
    private String name() {
        int from = ++at;
        while (at < tex.length() && isLetter(tex.charAt(at))) {
            at++;
        }
        if (at == from) {
            at = Math.min(tex.length(), at + 1);
            return tex.substring(from, at);
        }
        String name = tex.substring(from, at);
        skipBlanks();
        return name;
    }

    private void fraction(List<MathAtom> atoms) {
        var top = argument();
        var bottom = argument();
        boolean mixed =
                MathParts.areNumbers(top)
                        && MathParts.areNumbers(bottom)
                        && !atoms.isEmpty()
                        && atoms.getLast().kind() == Kind.NUMBER;
        simple &= !mixed && !top.isEmpty() && !bottom.isEmpty();
        atoms.add(MathParts.fraction(top, bottom));
    }

    private void root(List<MathAtom> atoms) {
        String sign = "√";
        if (tex.startsWith("[", at)) {
            sign = tex.startsWith("[3]", at) ? "∛" : "∜";
            simple &= tex.startsWith("[3]", at) || tex.startsWith("[4]", at);
            at += 3;
        }
        atoms.add(MathParts.root(sign, argument()));
    }

    private void words(List<MathAtom> atoms, Kind kind) {
        int end = tex.indexOf('}', at);
        String text = end < 0 || !tex.startsWith("{", at) ? "\\" : tex.substring(at + 1, end);
        if (text.chars().anyMatch(c -> "\\{$#%&~".indexOf(c) >= 0)) {
            simple = false;
            return;
        }
        at = end + 1;
        var space = new MathAtom(Kind.SPACE, " ");
        if (text.startsWith(" ")) {
            atoms.add(space);
        }
        atoms.add(new MathAtom(text.isBlank() ? Kind.SPACE : kind, text.strip()));
        if (text.endsWith(" ")) {
            atoms.add(space);
        }
    }

    private void script(List<MathAtom> atoms, boolean raised) {
        at++;
        boolean digit = isDigit(at);
        var script = argument();
        simple &= !(digit && isDigit(at)) && !script.isEmpty();
        attach(atoms, MathParts.script(raised, script));
    }

    private void attach(List<MathAtom> atoms, MathAtom script) {
        while (!atoms.isEmpty() && atoms.getLast().kind() == Kind.SPACE) {
            atoms.removeLast();
        }
        if (atoms.isEmpty()) {
            simple = false;
        } else {
            MathParts.scripted(atoms.removeLast(), script)
                    .ifPresentOrElse(atoms::add, () -> simple = false);
        }
    }

    private void skipBlanks() {
        while (at < tex.length() && Character.isWhitespace(tex.charAt(at))) {
            at++;
        }
    }

    private boolean isDigit(int i) {
        return i < tex.length() && tex.charAt(i) >= '0' && tex.charAt(i) <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
