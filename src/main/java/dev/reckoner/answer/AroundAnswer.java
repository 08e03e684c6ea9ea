package dev.reckoner.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the words in front of an answer and behind it do to it.
final class AroundAnswer {

    private static final Set<String> DENIALS =
            words(
                    """
                    not never neither nor cannot isn wasn don doesn wrong incorrect instead rather other except
                    unless without if suppose assume assuming maybe perhaps might could possibly probably guess
                    either doubt unsure thought
                    """);
    private static final Set<String> TURNS =
            words("wait no nope actually sorry oops hmm correction");
    private static final Set<String> WITHDRAWALS =
            words("wrong incorrect mistake mistaken unsure guess");
    private static final Set<String> CERTAINTIES = words("sure certain right correct");
    private static final Set<String> LEADS =
            words(
                    """
                    so thus therefore hence then and the my our final correct required that finally in
                    conclusion conclude we have get , # > *
                    """);
    private static final Set<String> JOINTS = words(", ; or and");
    private static final Set<String> FILLERS = words("\\ { } ( ) text quad qquad");
    private static final Set<String> CLAUSE_ENDS = Set.of(".", "!", "?", ",", ";", ":", "\n");

    /// Whether what stands in front of an answer in its sentence denies or doubts it.
    static boolean denies(String before) {
        List<String> pieces = pieces(before);
        return pieces.stream().anyMatch(DENIALS::contains)
                || !pieces.isEmpty() && pieces.getLast().equals("or");
    }

    /// Whether what stands behind an answer takes it back or adds another.
    static boolean withdraws(String after) {
        List<String> pieces = pieces(after);
        boolean firstSentence = true;
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            String previous = i == 0 ? "." : pieces.get(i - 1);
            String next = i + 1 < pieces.size() ? pieces.get(i + 1) : "";
            boolean alternative = i == 0 && (piece.equals("?") || piece.equals("or"));
            boolean denied = firstSentence && (piece.equals("not") || piece.equals("isn"));
            boolean turned =
                    CLAUSE_ENDS.contains(previous)
                            && TURNS.contains(piece)
                            && !next.startsWith("solution");
            boolean uncertain = piece.equals("not") && CERTAINTIES.contains(next);
            if (alternative || denied || turned || uncertain || WITHDRAWALS.contains(piece)) {
                return true;
            }
            firstSentence &= !piece.equals(".") && !piece.equals("!") && !piece.equals("\n");
        }
        return false;
    }

    /// Whether what stands in front of "answer" in its sentence only leads to it.
    static boolean leads(String before) {
        return LEADS.containsAll(pieces(before));
    }

    /// Whether what stands between two boxes makes a list of them.
    static boolean joins(String between) {
        List<String> pieces = pieces(between);
        return pieces.stream().anyMatch(JOINTS::contains)
                && pieces.stream()
                        .allMatch(piece ->
                                JOINTS.contains(piece)
                                        || FILLERS.contains(piece)
                                        || piece.equals("\n"));
    }

    /// Words in lower case and single marks; blanks, `$` and the marks of Markdown go.
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int from = at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            if (at > from) {
                pieces.add(text.substring(from, at).toLowerCase(Locale.ROOT));
                continue;
            }
            char mark = text.charAt(at++);
            if (mark == '\n' || !Character.isWhitespace(mark) && "$*_~`".indexOf(mark) < 0) {
                pieces.add(String.valueOf(mark));
            }
        }
        return pieces;
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    private AroundAnswer() {}
}
