package dev.reckoner.answer.read;

import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.read.token.PlainWords;
import dev.reckoner.answer.read.token.Token;
import dev.reckoner.answer.read.token.Token.End;
import dev.reckoner.answer.read.token.Token.Name;
import dev.reckoner.answer.read.token.Token.Sign;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes off what a sentence says around an answer, "so the answer is …", and refuses a sentence
/// that denies, doubts or bounds it: "not 42", "maybe 42", "between 41 and 43", "42?".
final class ReadSentence {

    private static final Set<String> ABOUT =
            Set.of(
                    "about",
                    "approximately",
                    "approx",
                    "roughly",
                    "around",
                    "circa",
                    "nearly",
                    "almost");
    private static final Set<String> TRAILING = Set.of(".", ",", ";", ":");

    private final List<Token> tokens;

    private ReadSentence(List<Token> tokens) {
        this.tokens = new ArrayList<>(tokens);
    }

    /// What is left of the tokens, with an [End].
    static List<Token> of(List<Token> tokens) throws NotReadable {
        var sentence = new ReadSentence(tokens);
        sentence.trim();
        sentence.refuse();
        sentence.dropLead();
        sentence.dropTail();
        sentence.markRounded();
        sentence.trim();
        return List.copyOf(sentence.tokens);
    }

    private void refuse() throws NotReadable {
        boolean words = tokens.stream().allMatch(ReadWords::isWordy);
        for (Token token : tokens) {
            if (token instanceof Sign(var sign, _) && sign.equals("?")) {
                throw new NotReadable("the answer asks");
            }
            if (!words && token instanceof Name(var word, _, _) && PlainWords.doubts(word)) {
                throw new NotReadable(
                        "the word \"" + word + "\" may deny, doubt or bound the answer");
            }
        }
    }

    private void trim() {
        int last = tokens.size() - 2;
        if (last > 0 && isSign(0, "'") && isSign(last, "'")) {
            tokens.remove(last);
            tokens.removeFirst();
        }
        while (isSign(0, "=") || isSign(0, ":") || isSign(0, "\"") || isSign(0, "#")) {
            tokens.removeFirst();
        }
        while (tokens.size() > 1
                && tokens.get(tokens.size() - 2) instanceof Sign(var sign, _)
                && (TRAILING.contains(sign) || sign.equals("\""))) {
            tokens.remove(tokens.size() - 2);
        }
    }

    /// Drops words in front that only lead to an answer. Nouns among them need a verb or a colon at
    /// their end: "sum of 3 and 4" is no list.
    private void dropLead() {
        int lead = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token instanceof Name(var word, _, _)
                    && PlainWords.leads(word)
                    && !isVariable(i)
                    && !isTakenFromAnswer(i)) {
                boolean connective = lead == i && PlainWords.connects(word);
                boolean valueOf =
                        word.equals("of")
                                && i > 0
                                && tokens.get(i - 1) instanceof Name name
                                && (name.is("value") || name.is("values"));
                if (connective || valueOf || PlainWords.introduces(word)) {
                    lead = i + 1;
                }
            } else if (token instanceof Sign(var sign, _)
                    && (sign.equals(":")
                            || sign.equals(",") && lead == i
                            || sign.equals("=") && lead > 0 && i == lead)) {
                lead = i + 1;
            } else {
                break;
            }
        }
        if (lead < tokens.size() - 1) {
            tokens.subList(0, lead).clear();
        }
    }

    /// "The sum of the answers is 42" is about another number.
    private boolean isTakenFromAnswer(int at) {
        return tokens.get(at) instanceof Name word
                && (word.is("answer") || word.is("answers"))
                && tokens.subList(0, at).stream()
                        .anyMatch(token -> token instanceof Name name && name.is("of"));
    }

    private boolean isVariable(int at) {
        return tokens.get(at) instanceof Name(var word, _, _) && word.length() == 1;
    }

    /// "42 is the answer".
    private void dropTail() {
        int end = tokens.size() - 1;
        int from = end;
        boolean answer = false;
        while (from > 1
                && tokens.get(from - 1) instanceof Name(var word, _, _)
                && (PlainWords.connects(word)
                        || word.equals("the")
                        || word.equals("is")
                        || word.equals("are"))) {
            answer |= PlainWords.connects(word);
            from--;
            if (word.equals("is") || word.equals("are")) {
                break;
            }
        }
        boolean verb =
                from < end
                        && tokens.get(from) instanceof Name(var word, _, _)
                        && (word.equals("is") || word.equals("are"));
        if (answer && verb) {
            tokens.subList(from, end).clear();
        }
    }

    /// "is about 42" and "= approx. 42" become `≈ 42`.
    private void markRounded() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof Name(var word, _, var spaced) && ABOUT.contains(word)) {
                tokens.set(i, new Sign("~=", spaced));
                if (isSign(i + 1, ".")) {
                    tokens.remove(i + 1);
                }
                if (tokens.get(i + 1) instanceof Name(var next, _, _)
                        && (next.equals("equal") || next.equals("equals"))) {
                    tokens.remove(i + 1);
                    if (tokens.get(i + 1) instanceof Name(var to, _, _) && to.equals("to")) {
                        tokens.remove(i + 1);
                    }
                }
                if (i > 0
                        && (isSign(i - 1, "=")
                                || tokens.get(i - 1) instanceof Name(var is, _, _)
                                        && is.equals("is"))) {
                    tokens.remove(i - 1);
                    i--;
                }
            }
        }
    }

    private boolean isSign(int at, String text) {
        return at < tokens.size()
                && tokens.get(at) instanceof Sign(var sign, _)
                && sign.equals(text);
    }
}
