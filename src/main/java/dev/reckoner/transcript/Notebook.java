package dev.reckoner.transcript;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Totals;
import dev.reckoner.json.Json;
import dev.reckoner.text.Printable;

import java.util.List;

/// An attempt as a Jupyter notebook, `nbformat` 4.5: a code cell with its real outputs for every
/// cell that was run, Markdown for everything that was said.
///
/// Made to be run again from the top: a cell that raised has the tag `raises-exception`, after
/// which `nbclient` goes on; one that was stopped, or that would end the kernel, has the tag
/// `skip-execution`. (Jupyter's own *Run All* knows the first tag only.)
public final class Notebook {

    /// The version of what `metadata.reckoner` holds.
    private static final int SCHEMA = 1;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// The file's content, to be written by [Json#MAPPER]; the same entries give the same notebook,
    /// cell ids included.
    public static ObjectNode of(TranscriptHeader head, List<Entry> entries) {
        var notebook = JSON.objectNode();
        var cells = notebook.putArray("cells");
        cells.add(markdown("head", Outline.head(head), about("program")));
        for (var part : Outline.parts(entries)) {
            cells.add(cell("cell-" + cells.size(), part, head));
        }
        cells.add(markdown("closing", Outline.closing(entries), about("program")));
        notebook.set("metadata", metadata(head, entries));
        return notebook.put("nbformat", 4).put("nbformat_minor", 5);
    }

    private static ObjectNode cell(String id, Part part, TranscriptHeader head) {
        return switch (part) {
            case Part.Reply reply -> {
                var about = about("model", part, head);
                if (!reply.status().isEmpty()) {
                    about.put("status", reply.status());
                }
                yield markdown(id, reply.markdown(), about);
            }
            case Part.Note note -> markdown(id, note.markdown(), about("program", part, head));
            case Part.Cell cell -> CodeCell.of(id, cell, about("model", part, head));
        };
    }

    private static ObjectNode markdown(String id, String source, ObjectNode about) {
        var cell = JSON.objectNode().put("cell_type", "markdown").put("id", id);
        cell.putObject("metadata").set("reckoner", about);
        cell.set("source", lines(source));
        return cell;
    }

    private static ObjectNode about(String author) {
        return JSON.objectNode().put("author", author);
    }

    private static ObjectNode about(String author, Part part, TranscriptHeader head) {
        var spent = part.spent();
        return about(author)
                .put("seq", part.entry().seq())
                .put("elapsed", Numbers.seconds(part.entry().elapsed()))
                .put("tokens", spent.tokens())
                .put(usd(head), spent.usd());
    }

    private static ObjectNode metadata(TranscriptHeader head, List<Entry> entries) {
        var spent = Totals.of(entries);
        var reckoner =
                JSON.objectNode()
                        .put("schema", SCHEMA)
                        .put("model", Printable.text(head.model()))
                        .put("scripted", head.scripted())
                        .put("preset", Printable.text(head.preset()))
                        .put("sandbox", head.sandboxInUse().map(Printable::text).orElse(null))
                        .put("program", Printable.text(head.program()));
        if (head.recorded() != null) {
            reckoner.put("recorded", head.recorded().toString());
        }
        reckoner.set("limits", Json.MAPPER.valueToTree(head.limits()));
        reckoner.put("end", End.of(entries).map(End::key).orElse(null));
        reckoner.put("answer", Outline.answer(entries).map(Printable::code).orElse(null));
        reckoner.put("tokens", spent.tokens())
                .put(usd(head), spent.usd())
                .put("seconds", Numbers.seconds(spent.elapsed()));

        var metadata = JSON.objectNode();
        metadata.putObject("kernelspec")
                .put("display_name", "Python 3")
                .put("language", "python")
                .put("name", "python3");
        metadata.putObject("language_info")
                .put("name", "python")
                .put("file_extension", ".py")
                .put("mimetype", "text/x-python")
                .put("pygments_lexer", "ipython3");
        metadata.set("reckoner", reckoner);
        return metadata.put("title", Printable.text(head.title()));
    }

    /// What a recording cost is no money of this run.
    private static String usd(TranscriptHeader head) {
        return head.wasReplayed() ? "usd_when_recorded" : "usd";
    }

    /// A text as notebooks keep it, so that a change of a line is a change of a line.
    static ArrayNode lines(String text) {
        var lines = JSON.arrayNode();
        for (int from = 0; from < text.length(); ) {
            int feed = text.indexOf('\n', from);
            int to = feed < 0 ? text.length() : feed + 1;
            lines.add(text.substring(from, to));
            from = to;
        }
        return lines;
    }

    private Notebook() {}
}
