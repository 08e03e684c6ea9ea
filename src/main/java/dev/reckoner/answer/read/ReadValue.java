package dev.reckoner.answer.read;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.answer.read.Reading.Read;
import dev.reckoner.answer.read.Reading.Unreadable;
import dev.reckoner.answer.read.formula.ReadList;
import dev.reckoner.answer.read.token.CleanCharacters;
import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.Tokenise;
import dev.reckoner.answer.value.Value;

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
        var tokens = Tokenise.of(CleanCharacters.of(answer));
        return ReadList.of(new Cursor(tokens, answer.contains("\\")));
    }

    private ReadValue() {}
}
