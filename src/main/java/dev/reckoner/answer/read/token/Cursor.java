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

/// The place of a reading in its tokens, and the brackets that are open there.
public final class Cursor {

    /// What the innermost open bracket is.
    public enum Inside {
        /// No bracket, or braces that only group.
        NONE,
        ROUND,
        SQUARE,
        BRACES,
        ANGLE,
        BARS
    }

    /// How names and braces are meant.
    public enum Notation {
        PLAIN,
        /// `*` says what LaTeX says without a sign; `E` is the number e.
        PYTHON,
        /// Braces group; `I` is a variable.
        LATEX
    }

    private static final int MOST_DEPTH = 200;

    private final ArrayList<Token> tokens;
    private final Deque<Inside> inside = new ArrayDeque<>(List.of(Inside.NONE));
    private final Notation notation;
    private int at;
    private int depth;
    private int nested;

    public Cursor(List<Token> tokens, Notation notation) {
        this.tokens = new ArrayList<>(tokens);
        this.notation = notation;
    }

    public boolean isLatex() {
        return notation == Notation.LATEX;
    }

    public boolean isPython() {
        return notation == Notation.PYTHON;
    }

    /// Whether the last token read is a run of one to three digits.
    public boolean isBehindGroupOfDigits() {
        return at > 0 && tokens.get(at - 1) instanceof Numeral numeral && numeral.startsGroups();
    }

    public boolean isBehindSign(String text) {
        return at > 0 && tokens.get(at - 1) instanceof Sign(var sign, _) && sign.equals(text);
    }

    public boolean isBehindNumeral() {
        return at > 0 && tokens.get(at - 1) instanceof Numeral;
    }

    public Token peek() {
        return peek(0);
    }

    public Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    public Token next() {
        Token token = peek();
        skip();
        return token;
    }

    public void skip() {
        skip(1);
    }

    public void skip(int count) {
        at = Math.min(at + count, tokens.size() - 1);
    }

    public boolean isAtEnd() {
        return peek() instanceof End;
    }

    public boolean isSign(String text) {
        return isSign(0, text);
    }

    public boolean isSign(int ahead, String text) {
        return peek(ahead) instanceof Sign(var sign, _) && sign.equals(text);
    }

    public boolean isWord(String word) {
        return isWord(0, word);
    }

    public boolean isWord(int ahead, String word) {
        return peek(ahead) instanceof Name name && name.is(word);
    }

    public boolean isCommand(String name) {
        return isCommand(0, name);
    }

    public boolean isCommand(int ahead, String name) {
        return peek(ahead) instanceof Command(var command, _) && command.equals(name);
    }

    public boolean take(String sign) {
        boolean there = isSign(sign);
        if (there) {
            skip();
        }
        return there;
    }

    public boolean takeWord(String word) {
        boolean there = isWord(word);
        if (there) {
            skip();
        }
        return there;
    }

    public void expect(String sign) throws NotReadable {
        if (!take(sign)) {
            throw unexpected(sign + " was expected");
        }
    }

    /// Puts these tokens in the place of the one that comes next.
    public void replace(List<Token> instead) {
        tokens.remove(at);
        tokens.addAll(at, instead);
    }

    public Inside inside() {
        return inside.element();
    }

    public void open(Inside bracket) throws NotReadable {
        enter();
        inside.push(bracket);
    }

    public void close() {
        leave();
        inside.pop();
    }

    public void enter() throws NotReadable {
        if (++depth > MOST_DEPTH) {
            throw new NotReadable("the answer is nested more than " + MOST_DEPTH + " deep");
        }
    }

    public void leave() {
        depth--;
    }

    /// Counts a node that was put above all that its loop had read.
    public void nest() throws NotReadable {
        if (++nested > MOST_DEPTH) {
            throw new NotReadable("the answer has more than " + MOST_DEPTH + " operators in a row");
        }
    }

    public NotReadable unexpected(String expected) {
        String found =
                switch (peek()) {
                    case Numeral numeral -> "the number " + shortened(numeral.digits());
                    case Name name -> '"' + shortened(name.text()) + '"';
                    case Command command -> "\\" + shortened(command.name());
                    case Sign sign -> sign.text();
                    case End _ -> "the end";
                };
        return new NotReadable(expected + ", and " + found + " was found");
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
