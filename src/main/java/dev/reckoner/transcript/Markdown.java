package dev.reckoner.transcript;

import dev.reckoner.journal.Entry;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.text.Printable;
import dev.reckoner.transcript.markup.CodeFence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An attempt as one Markdown file, with what the notebook says.
public final class Markdown {

    /// The file's content. Images are files of their own, see [Plots].
    public static String of(TranscriptHeader head, List<Entry> entries) {
        var blocks = new ArrayList<String>();
        blocks.add(Outline.head(head));
        for (var part : Outline.parts(entries)) {
            switch (part) {
                case Part.Reply reply -> blocks.add(reply.markdown());
                case Part.Note note -> blocks.add(note.markdown());
                case Part.Cell cell -> {
                    var outputs = outputs(cell);
                    blocks.add(cell.inText() ? above(cell, outputs) : code(cell));
                    blocks.addAll(outputs);
                }
            }
        }
        blocks.add(Outline.closing(entries));
        return String.join("\n\n", blocks) + "\n";
    }

    private static String code(Part.Cell cell) {
        return CodeFence.block("python", Printable.code(cell.ran().code()));
    }

    /// What stands before the outputs of code that the reply shows already.
    private static String above(Part.Cell cell, List<String> outputs) {
        return "*Cell %s, the Python above, %s*"
                .formatted(cell.number(), outputs.isEmpty() ? "showed nothing." : "showed:");
    }

    /// In the order in which they came: what was printed and plain values in blocks of text,
    /// formulas and images between them.
    private static List<String> outputs(Part.Cell cell) {
        var outcome = cell.ran().outcome();
        var blocks = new ArrayList<String>();
        var text = new ArrayList<String>();
        int images = 0;
        for (var piece : outcome.output().pieces()) {
            switch (piece) {
                case Output.Printed(var printed) -> text.add(printed);
                case DisplayedValue shown when Display.image(shown).isPresent() -> {
                    flush(text, blocks);
                    String file = Plots.file(cell.number(), ++images);
                    blocks.add("![plot of cell %s](%s)".formatted(cell.number(), file));
                }
                case DisplayedValue shown -> {
                    var formula = Display.formula(shown);
                    if (formula.isPresent()) {
                        flush(text, blocks);
                        blocks.add(formula.get().markdown());
                    } else {
                        text.add(shown.plain());
                    }
                }
            }
        }
        if (outcome instanceof Outcome.Raised raised) {
            text.add(raised.traceback());
        }
        Phrases.stopped(outcome).ifPresent(why -> text.add("[" + why + "]"));
        flush(text, blocks);
        return blocks;
    }

    private static void flush(List<String> text, List<String> blocks) {
        String all =
                text.stream()
                        .map(Printable::text)
                        .map(String::stripTrailing)
                        .filter(t -> !t.isEmpty())
                        .collect(Collectors.joining("\n"));
        if (!all.isEmpty()) {
            blocks.add(CodeFence.block("text", all));
        }
        text.clear();
    }

    private Markdown() {}
}
