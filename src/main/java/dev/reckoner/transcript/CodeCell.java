package dev.reckoner.transcript;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.text.Printable;

import java.util.Optional;
import java.util.regex.Pattern;

/// A cell of Python with what came out of it.
final class CodeCell {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// In Jupyter these end the kernel instead of raising `SystemExit`.
    private static final Pattern ENDS_KERNEL = Pattern.compile("(?<![\\w.])(?:exit|quit)\\s*\\(");

    static ObjectNode of(String id, Part.Cell part, ObjectNode about) {
        var ran = part.ran();
        var outcome = ran.outcome();
        var resources = outcome.resources();
        about.put("outcome", outcome.key())
                .put("state", Phrases.key(outcome.state()))
                .put("seconds", Numbers.seconds(resources.wall()))
                .put("cpu_seconds", Numbers.seconds(resources.cpu()))
                .put("peak_bytes", resources.peakBytes())
                .put("dropped", outcome.output().dropped())
                .put("cut", ran.cut());

        var cell =
                JSON.objectNode()
                        .put("cell_type", "code")
                        .put("id", id)
                        .put("execution_count", part.number());
        var metadata = cell.putObject("metadata");
        tag(outcome, ran.code()).ifPresent(tag -> metadata.putArray("tags").add(tag));
        metadata.set("reckoner", about);
        cell.set("source", Notebook.lines(Printable.code(ran.code())));
        cell.set("outputs", outputs(outcome, part.number()));
        return cell;
    }

    private static Optional<String> tag(Outcome outcome, String code) {
        return switch (outcome) {
            case Outcome.Completed _ -> Optional.empty();
            case Outcome.Raised _ ->
                    Optional.of(
                            ENDS_KERNEL.matcher(code).find()
                                    ? "skip-execution"
                                    : "raises-exception");
            case Outcome.TimedOut _, Outcome.OutOfMemory _, Outcome.Crashed _ ->
                    Optional.of("skip-execution");
        };
    }

    private static ArrayNode outputs(Outcome outcome, int number) {
        var outputs = JSON.arrayNode();
        for (var piece : outcome.output().pieces()) {
            switch (piece) {
                case Output.Printed(var text) -> {
                    String printed = Printable.text(text);
                    if (!printed.isEmpty()) {
                        outputs.add(stream("stdout", printed));
                    }
                }
                case DisplayedValue shown -> outputs.add(display(shown, number));
            }
        }
        if (outcome instanceof Outcome.Raised raised) {
            outputs.add(error(NotebookError.of(raised)));
        }
        Phrases.stopped(outcome)
                .ifPresent(why -> outputs.add(stream("stderr", "[" + Printable.text(why) + "]\n")));
        return outputs;
    }

    private static ObjectNode stream(String name, String text) {
        var stream = JSON.objectNode().put("output_type", "stream").put("name", name);
        stream.set("text", Notebook.lines(text));
        return stream;
    }

    private static ObjectNode display(DisplayedValue shown, int number) {
        var display =
                JSON.objectNode()
                        .put("output_type", shown.result() ? "execute_result" : "display_data");
        if (shown.result()) {
            display.put("execution_count", number);
        }
        var data = display.putObject("data");
        data.set("text/plain", Notebook.lines(Printable.text(shown.plain())));
        Display.latex(shown).ifPresent(latex -> data.set("text/latex", Notebook.lines(latex)));
        Display.png(shown).ifPresent(png -> data.put("image/png", png));
        display.putObject("metadata");
        return display;
    }

    private static ObjectNode error(NotebookError trouble) {
        var error =
                JSON.objectNode()
                        .put("output_type", "error")
                        .put("ename", trouble.name())
                        .put("evalue", trouble.message());
        var traceback = error.putArray("traceback");
        trouble.traceback().forEach(traceback::add);
        return error;
    }

    private CodeCell() {}
}
