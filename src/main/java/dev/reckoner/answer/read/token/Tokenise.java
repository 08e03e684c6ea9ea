package dev.reckoner.answer.read.token;

import dev.reckoner.answer.read.token.Token.Command;
import dev.reckoner.answer.read.token.Token.End;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.read.token.Token.Sign;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Cuts a text of ASCII and LaTeX into tokens. What only spaces or sizes (`\left`, `\,`, `$`) goes;
/// `\text{…}` and its kin leave their content, marked as upright.
public final class Tokenise {

    private static final String OPERATORS = "+-*/^_()[]{},;:=<>!|'.?&@#\"";

    private final String text;
    private final boolean dollarsAreSpacing;
    private final List<Token> tokens = new ArrayList<>();

    /// For each open brace whether it only groups upright letters.
    private final Deque<Boolean> braces = new ArrayDeque<>();

    private int uprightDepth;

    /// For each open environment whether `&` separates in it.
    private final Deque<Boolean> environments = new ArrayDeque<>();

    private int at;
    private boolean spaced;

    private Tokenise(String text) {
        this.text = text;
        this.dollarsAreSpacing =
                text.replace("\\$", "").chars().filter(c -> c == '$').count() % 2 == 0;
    }

    /// The tokens; the last is an [End].
    public static List<Token> of(String text) throws NotReadable {
        return new Tokenise(text).tokens();
    }

    private List<Token> tokens() throws NotReadable {
        while (at < text.length()) {
            next();
        }
        tokens.add(new End(spaced));
        return List.copyOf(tokens);
    }

    private void next() throws NotReadable {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || c == '~' && !isAt("~=") && !leads()) {
            at++;
            spaced = true;
        } else if (c == '~') {
            at += isAt("~=") ? 2 : 1;
            sign("~=");
        } else if (isDigit(c)
                || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            numeral();
        } else if (Character.isLetter(c)) {
            name();
        } else if (c == '\\') {
            command();
        } else if (c == '$') {
            at++;
            if (dollarsAreSpacing) {
                spaced = true;
            } else {
                sign("usd");
            }
        } else if (c == '`') {
            at++;
            spaced = true;
        } else if (c == '%') {
            at++;
            sign("%");
        } else {
            operator(c);
        }
    }

    private boolean leads() {
        return tokens.isEmpty() && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    private void operator(char c) throws NotReadable {
        for (String two :
                List.of(
                        "**", "<=", ">=", "!=", "==", ":=", "...", "+-", "+/-", "=<", "=>", "->",
                        "<>")) {
            if (isAt(two)) {
                longOperator(two);
                return;
            }
        }
        if (OPERATORS.indexOf(c) < 0) {
            throw new NotReadable("the answer has the character " + c);
        }
        at++;
        if (c == '{') {
            braces.push(false);
        } else if (c == '}' && !braces.isEmpty() && braces.pop()) {
            uprightDepth--;
            return;
        }
        if (c == '&' && (environments.isEmpty() || !environments.element())) {
            ampersand();
            return;
        }
        sign(String.valueOf(c));
    }

    /// Outside of a matrix `&` only aligns, at a sign of comparison, or joins conditions of SymPy.
    private void ampersand() throws NotReadable {
        skipBlanks();
        if (isAt("(")
                && !tokens.isEmpty()
                && tokens.getLast() instanceof Sign(var sign, _)
                && sign.equals(")")) {
            sign("\\and");
            return;
        }
        boolean aligns =
                at < text.length() && "=<>\\".indexOf(text.charAt(at)) >= 0 || tokens.isEmpty();
        if (!aligns) {
            throw new NotReadable("& stands between two terms");
        }
        spaced = true;
    }

    private void longOperator(String operator) throws NotReadable {
        boolean tight = !spaced && !tokens.isEmpty();
        at += operator.length();
        switch (operator) {
            case "**" -> sign("^");
            case "!=" -> notEqual(tight);
            case "=<" -> sign("<=");
            case "==", ":=" -> sign("=");
            case "+/-" -> sign("+-");
            case "+-" -> throw new NotReadable("+- may be ± or a sum with a negative number");
            case "=>", "->", "<>" -> throw new NotReadable("the answer has " + operator);
            default -> sign(operator);
        }
    }

    /// `5!=120` is a factorial, `x != 3` is not; `x!=3` may be both.
    private void notEqual(boolean tight) throws NotReadable {
        if (!tight) {
            sign("!=");
        } else if (tokens.getLast() instanceof Name || tokens.getLast() instanceof Command) {
            throw new NotReadable("!= behind a letter may be a factorial and = or ≠");
        } else {
            sign("!");
            sign("=");
        }
    }

    private void numeral() throws NotReadable {
        var scan = new ScanNumeral(text, at);
        tokens.add(new Numeral(scan.value(), scan.digits(), scan.isWhole(), spaced));
        at = scan.end();
        spaced = false;
    }

    private void name() {
        int from = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        tokens.add(new Name(text.substring(from, at), uprightDepth > 0, spaced));
        spaced = false;
    }

    private void command() throws NotReadable {
        int from = ++at;
        while (at < text.length() && isAsciiLetter(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            escaped();
            return;
        }
        if (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        named(text.substring(from, at));
    }

    private void escaped() throws NotReadable {
        if (at == text.length()) {
            throw new NotReadable("the answer ends in a backslash");
        }
        char c = text.charAt(at++);
        switch (c) {
            case ' ' -> {
                skipBlanks();
                if (isAt("{")) {
                    sign("\\setminus");
                } else {
                    spaced = true;
                }
            }
            case ',', ';', ':', '!', '\n', '(', ')', '[', ']', '>', '-', '/' -> spaced = true;
            case '{' -> sign("\\{");
            case '}' -> sign("\\}");
            case '$' -> sign("usd");
            case '%' -> sign("%");
            case '|' -> sign("\\|");
            case '_', '#', '&' -> spaced = true;
            case '\\' -> {
                if (!environments.isEmpty()) {
                    sign("\\\\");
                } else {
                    spaced = true;
                }
            }
            default -> throw new NotReadable("the answer has \\" + c);
        }
    }

    private void named(String written) throws NotReadable {
        String name =
                written.endsWith("*") && !written.equals("operatorname*")
                        ? written.substring(0, written.length() - 1)
                        : written;
        if (written.endsWith("*") && name.length() < written.length()) {
            at--;
        }
        if (TexCommands.REFUSED.contains(name)) {
            throw new NotReadable("\\" + name + " is not part of an answer");
        }
        String sign = TexCommands.SIGNS.get(name);
        if (sign != null) {
            if (name.equals("div")) {
                spaced = true;
                sign(sign);
                spaced = true;
            } else {
                sign(sign);
            }
        } else if (TexCommands.UPRIGHT.contains(name)) {
            openUpright();
        } else if (TexCommands.SPACING.contains(name)) {
            skipNullDelimiter(name);
            spaced = true;
        } else if (name.equals("mathbb") || name.equals("Bbb")) {
            blackboard();
        } else {
            if (name.equals("begin")) {
                environments.push(
                        isAt("{array")
                                || isAt("{cases")
                                || text.startsWith("matrix", at + 1)
                                || text.startsWith("matrix", at + 2));
            } else if (name.equals("end")) {
                environments.poll();
            }
            tokens.add(new Command(name, spaced));
            spaced = false;
        }
    }

    /// `\left.` and `\right.` show nothing.
    private void skipNullDelimiter(String name) {
        if ((name.equals("left") || name.equals("right")) && isAt(".")) {
            at++;
        }
    }

    private void openUpright() {
        skipBlanks();
        if (isAt("{")) {
            at++;
            braces.push(true);
            uprightDepth++;
        } else if (at < text.length() && Character.isLetter(text.charAt(at))) {
            tokens.add(new Name(text.substring(at, at + 1), true, spaced));
            at++;
            spaced = false;
        }
    }

    private void blackboard() throws NotReadable {
        skipBlanks();
        boolean braced = isAt("{");
        int letter = braced ? at + 1 : at;
        if (letter >= text.length()
                || braced && (letter + 1 >= text.length() || text.charAt(letter + 1) != '}')) {
            throw new NotReadable("\\mathbb has no letter");
        }
        tokens.add(new Command("mathbb" + text.charAt(letter), spaced));
        at = braced ? letter + 2 : letter + 1;
        spaced = false;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void sign(String sign) {
        tokens.add(new Sign(sign, spaced));
        spaced = false;
    }

    private boolean isAt(String what) {
        return text.startsWith(what, at);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
