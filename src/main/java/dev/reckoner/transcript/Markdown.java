package dev.reckoner.transcript;

import dev.reckoner.journal.Entry;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.text.Printable;
import dev.reckoner.transcript.markup.CodeFence;

import java.util.ArrayList;
import java.util.List;

/// An attempt as one Markdown file, with what the notebook says.
public final class Markdown {

    /// The file's content; images are in it.
    public static String of(TranscriptHeader head, List<Entry> entries) {
        var blocks = new ArrayList<String>();
        blocks.add(Outline.head(head));
        for (var part : Outline.parts(entries)) {
            switch (part) {
                case Part.Reply reply -> blocks.add(reply.markdown());
                case Part.Note note -> blocks.add(note.markdown());
                case Part.Cell cell -> {
                    blocks.add(CodeFence.block("python", Printable.code(cell.ran().code())));
                    blocks.addAll(outputs(cell.ran().outcome()));
                }
            }
        }
        blocks.add(Outline.closing(entries));
        return String.join("\n\n", blocks) + "\n";
    }

    private static List<String> outputs(Outcome outcome) {
        var text = new ArrayList<String>();
        var images = new ArrayList<String>();
        text.add(outcome.output().printed());
        for (var shown : outcome.output().shown()) {
            var png = Display.png(shown);
            if (png.isPresent()) {
                images.add("![an image the cell showed](data:image/png;base64," + png.get() + ")");
            } else {
                text.add(shown.plain());
            }
        }
        if (outcome instanceof Outcome.Raised raised) {
            text.add(raised.traceback());
        }
        Phrases.stopped(outcome).ifPresent(why -> text.add("[" + why + "]"));

        var blocks = new ArrayList<String>();
        String all =
                String.join(
                        "\n",
                        text.stream()
                                .map(Printable::text)
                                .map(String::stripTrailing)
                                .filter(t -> !t.isEmpty())
                                .toList());
        if (!all.isEmpty()) {
            blocks.add(CodeFence.block("text", all));
        }
        blocks.addAll(images);
        return blocks;
    }

    private Markdown() {}
}
