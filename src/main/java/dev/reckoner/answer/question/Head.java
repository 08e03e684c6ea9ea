package dev.reckoner.answer.question;

import java.util.List;

/// Markdown, taken apart into its head and what is below it.
///
/// @param yaml empty if there is no head; its lines have the numbers that they have in the file
record Head(String yaml, String body) {

    private static final String LINE = "---";

    /// @throws UnreadableQuestion if a head does not end: what is in it must not be taken for the
    ///   statement, which the model reads
    static Head of(String file, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals(LINE)) {
            return new Head("", text);
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(LINE)) {
                return new Head(
                        "\n" + String.join("\n", lines.subList(1, i)),
                        String.join("\n", lines.subList(i + 1, lines.size())));
            }
        }
        throw new UnreadableQuestion(
                file + ": the head that begins in line 1 has no end",
                "write a line --- below its last key");
    }
}
