package dev.reckoner.answer.read;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.read.token.Token;
import dev.reckoner.answer.read.token.Token.End;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.read.token.Token.Sign;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Choice;

import java.util.List;
import java.util.Optional;

/// The letter of a multiple choice: `B`, `(B)`, `B.`, `B) 12`, `option B`. What stands behind the
/// letter repeats the option and is dropped.
///
/// Without a declared type only the capitals from A to H are letters of a choice.
final class ReadChoice {

    static Optional<Value> of(List<Token> tokens, AnswerType type) {
        int letter =
                isSign(tokens, 0, "(") || isWord(tokens, "option") || isWord(tokens, "choice")
                        ? 1
                        : 0;
        if (isSign(tokens, 1, "(") && letter == 1 && !isSign(tokens, 0, "(")) {
            letter = 2;
        }
        if (!(tokens.get(letter) instanceof Name(var text, _, _)) || !isLetter(text, type)) {
            return Optional.empty();
        }
        Token behind = tokens.get(letter + 1);
        boolean bracketed = isSign(tokens, letter - 1, "(");
        boolean marked =
                isSign(tokens, letter + 1, ")")
                        || !bracketed
                                && (isSign(tokens, letter + 1, ".")
                                        || isSign(tokens, letter + 1, ":"));
        boolean alone = behind instanceof End && !bracketed;
        boolean chosen =
                alone
                        || marked
                                && (tokens.get(letter + 2) instanceof End
                                        || isOption(tokens.get(letter + 2)));
        return chosen
                ? Optional.of(new Choice(Character.toUpperCase(text.charAt(0))))
                : Optional.empty();
    }

    /// Whether an option follows, and not the rest of a formula.
    private static boolean isOption(Token token) {
        return token.spaced()
                        && !(token instanceof Sign(var sign, _)
                                && !sign.equals("-")
                                && !sign.equals("("))
                || token instanceof Numeral;
    }

    private static boolean isLetter(String text, AnswerType type) {
        char letter = text.charAt(0);
        return text.length() == 1
                && (type == AnswerType.CHOICE
                        ? Character.isLetter(letter)
                        : letter >= 'A' && letter <= 'H');
    }

    private static boolean isSign(List<Token> tokens, int at, String text) {
        return at >= 0
                && at < tokens.size()
                && tokens.get(at) instanceof Sign(var sign, _)
                && sign.equals(text);
    }

    private static boolean isWord(List<Token> tokens, String word) {
        return tokens.getFirst() instanceof Name name && name.is(word);
    }

    private ReadChoice() {}
}
