package dev.reckoner.cli.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.json.Json;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.escape.Rendering;
import dev.reckoner.task.Limits;
import dev.reckoner.text.Printable;
import dev.reckoner.transcript.Markdown;
import dev.reckoner.transcript.Notebook;
import dev.reckoner.transcript.TranscriptHeader;
import dev.reckoner.transcript.terminal.Terminal;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// A cell in everything that this program writes for people to read: the terminal, the journal, the
/// notebook, the Markdown file.
public final class CellRenderings implements Rendering {

    private static final int COLUMNS = 100;

    private static final Pattern CONTROLS =
            Pattern.compile(
                    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069\\x{e0000}-\\x{e007f}]");

    private static final Pattern SECOND_LINE = Pattern.compile("[\n\r]");

    /// Blocks of text, in which nothing is active.
    private static final Pattern FENCED = Pattern.compile("(?ms)^(`{3,})(?:text|python)\n.*?^\\1$");

    private static final Pattern ACTIVE =
            Pattern.compile(
                    CONTROLS
                            + "|<[a-zA-Z/!?]|\\]\\(javascript:|\\^\\^"
                            + "|\\\\(?:href|url|def|let|gdef|newcommand|require|input|write|csname|catcode|html[A-Z]|class|cssId|style|unicode)");

    private static final TranscriptHeader HEAD =
            new TranscriptHeader(
                    "A cell", "", "none", false, null, "session", null, "0", Limits.NONE);

    @Override
    public List<Document> of(String source, Outcome outcome) {
        var entry =
                new Entry(
                        0,
                        Instant.EPOCH,
                        Duration.ZERO,
                        new Event.CellRan("1", "1", outcome, outcome.text(), 0));
        return List.of(
                new Document("sandbox run", Printable.text(outcome.text()), CONTROLS),
                new Document("the terminal", terminal(entry), CONTROLS),
                new Document("the journal", json(entry), SECOND_LINE),
                new Document("the notebook", notebook(entry), ACTIVE),
                new Document("the Markdown file", markdown(entry), ACTIVE));
    }

    private static String terminal(Entry entry) {
        var shown = new StringBuilder();
        var terminal = new Terminal(shown, COLUMNS, false);
        terminal.show(entry);
        terminal.close();
        return shown.toString().replace(System.lineSeparator(), "\n");
    }

    private static String json(Entry entry) {
        try {
            return Json.MAPPER.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a browser would take for more than text.
    private static String notebook(Entry entry) {
        JsonNode notebook = Notebook.of(HEAD, List.of(entry));
        var active = new StringBuilder();
        for (String kind : List.of("text/latex", "text/html", "text/markdown")) {
            notebook.findValues(kind).forEach(found -> append(active, found));
        }
        return active.toString();
    }

    private static void append(StringBuilder active, JsonNode lines) {
        lines.forEach(line -> active.append(line.asText()));
        active.append('\n');
    }

    private static String markdown(Entry entry) {
        return FENCED.matcher(Markdown.of(HEAD, List.of(entry))).replaceAll("");
    }
}
