package dev.reckoner.eval.report;

import dev.reckoner.text.Printable;

import java.util.regex.Pattern;

/// A sentence in lines of a terminal.
final class Lines {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /// A word that is longer than a line has one of its own.
    ///
    /// @param hanging what every line but the first begins with
    static String broken(String sentence, int width, String hanging) {
        var lines = new StringBuilder();
        int column = 0;
        for (String word : BLANKS.split(Printable.text(sentence).strip())) {
            boolean first = lines.isEmpty();
            if (!first && column + 1 + word.length() > width) {
                lines.append('\n').append(hanging);
                column = hanging.length();
            } else if (!first) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.append('\n').toString();
    }

    private Lines() {}
}
