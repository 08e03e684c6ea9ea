package dev.reckoner.answer.read;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.answer.read.Reading.Read;
import dev.reckoner.answer.read.Reading.Unreadable;
import dev.reckoner.answer.read.formula.ReadList;
import dev.reckoner.answer.read.token.CleanCharacters;
import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.Cursor.Notation;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Token;
import dev.reckoner.answer.read.token.Tokenise;
import dev.reckoner.answer.value.Value;

import java.util.List;

/// Reads what an answer says, from the text of a model or from that of a problem. It computes
/// nothing, and never throws: a text that is too long, too deep or in doubt is [Unreadable].
public final class ReadValue {

    /// Longer answers are not read.
    public static final int MOST_CHARACTERS = 10_000;

    public static Reading of(String text) {
        return of(text, AnswerType.ANY);
    }

    /// @param type what the problem asks for; it settles how a text in doubt is read, and is not
    ///   checked
    public static Reading of(String text, AnswerType type) {
        try {
            return new Read(value(text, type));
        } catch (NotReadable failure) {
            return new Unreadable(failure.because());
        }
    }

    private static Value value(String text, AnswerType type) throws NotReadable {
        String answer =
                ReadAnswer.of(text).orElseThrow(() -> new NotReadable("the answer is blank"));
        if (answer.length() > MOST_CHARACTERS) {
            throw new NotReadable(
                    "the answer has "
                            + answer.length()
                            + " characters, and at most "
                            + MOST_CHARACTERS
                            + " are read");
        }
        if (type == AnswerType.TEXT) {
            return ReadWords.anyway(answer);
        }
        String plain = CleanCharacters.of(DropEmphasis.of(answer));
        var date = ReadWords.date(plain);
        if (date.isPresent()) {
            return date.get();
        }
        List<Token> tokens = ReadSentence.of(Tokenise.of(plain));
        if (tokens.size() == 1) {
            throw new NotReadable("the answer is blank");
        }
        var choice = ReadChoice.of(tokens, type);
        var words = choice.isPresent() ? choice : ReadWords.of(tokens);
        if (words.isPresent()) {
            return words.get();
        }
        var cursor = new Cursor(CommaByType.of(tokens, type), notation(answer));
        return switch (type) {
            case SET, TUPLE -> ReadList.ofMembers(cursor);
            case INTERVAL -> ReadList.ofSet(cursor);
            case MATRIX -> ReadList.ofMatrix(cursor);
            default -> ReadList.of(cursor);
        };
    }

    private static Notation notation(String answer) {
        if (answer.contains("\\")) {
            return Notation.LATEX;
        }
        return answer.contains("*") ? Notation.PYTHON : Notation.PLAIN;
    }

    private ReadValue() {}
}
