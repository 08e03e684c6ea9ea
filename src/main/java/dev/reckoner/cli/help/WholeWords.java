package dev.reckoner.cli.help;

import java.util.ArrayList;
import java.util.List;

/// Breaks lines at blanks only, so that a URL, an option or a path stays in one piece.
final class WholeWords {

    /// @param columns of a line; a word that is longer has a line of its own
    static List<String> wrap(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private WholeWords() {}
}
