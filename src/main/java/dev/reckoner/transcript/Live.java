package dev.reckoner.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.journal.Item;
import dev.reckoner.journal.Item.ToolCall;
import dev.reckoner.journal.Json;
import dev.reckoner.journal.Reply;
import dev.reckoner.journal.Spent;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Shown;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The lines a terminal gets for each thing that happens.
///
/// Kept between entries: what has been spent, the calls of the last reply that are still to be
/// answered, and how much of the running cell is on the screen already.
final class Live {

    private static final Duration WORTH_TELLING = Duration.ofSeconds(1);
    private static final int CODE_LINES = 200;
    private static final int ROWS_PER_LINE = 3;

    private final int width;
    private final Ink ink;
    private final Deque<ToolCall> calls = new ArrayDeque<>();
    private Spent spent = Spent.NOTHING;
    private LiveOutput output = new LiveOutput();

    /// The code on the screen whose outcome is not; null if there is none.
    private @Nullable String code;

    Live(int width, Ink ink) {
        this.width = width;
        this.ink = ink;
    }

    List<String> head(Head head) {
        var lines = new ArrayList<String>();
        lines.add(ink.bold(oneLine(head.title())));
        String how =
                head.model()
                        + " · "
                        + head.preset()
                        + " · "
                        + (head.sandbox() == null ? "no tools" : head.sandbox());
        lines.addAll(dim(Wrap.prose(oneLine(how), width)));
        if (head.scripted()) {
            Wrap.prose(Head.SCRIPTED, width).forEach(row -> lines.add(ink.yellow(row)));
        }
        lines.add("");
        lines.addAll(Wrap.prose(Clean.text(head.problem()).strip(), width));
        return lines;
    }

    List<String> entry(Entry entry) {
        spent = spent.plus(entry);
        return switch (entry.event()) {
            case Event.Asked _, Event.Submitted _ -> List.of();
            case Event.Replied(var reply, _) -> reply(reply);
            case Event.Ran ran -> ran(ran);
            case Event.Refused(var call, var tool, var told) ->
                    answered(call, odd("not carried out: " + tool, told));
            case Event.Told(var reason, var text) ->
                    reason == Reason.STATUS ? List.of() : odd("to the model", text);
            case Event.Ended(var end) -> end(end);
        };
    }

    List<String> printed(String piece) {
        return output.after(piece).stream().map(this::outputLine).flatMap(List::stream).toList();
    }

    List<String> waiting(String message) {
        return List.of(ink.yellow("… " + oneLine(message)));
    }

    private List<String> reply(Reply reply) {
        calls.clear();
        calls.addAll(reply.calls());
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(
                ink.bold(
                        rule(
                                "step "
                                        + spent.modelCalls()
                                        + " · "
                                        + Figures.counted(spent.tokens(), "token")
                                        + (spent.usd() == null
                                                ? ""
                                                : " · " + Figures.money(spent.usd()))
                                        + " · "
                                        + Figures.time(spent.elapsed()))));
        for (var item : reply.items()) {
            switch (item) {
                case Item.Reasoning(var summary, _) ->
                        paragraph(summary, width - 2).stream()
                                .map(row -> row.isEmpty() ? "" : ink.dim("┊ " + row))
                                .forEach(lines::add);
                case Item.Text(var text) -> lines.addAll(paragraph(text, width));
                case ToolCall _ -> {}
            }
        }
        Words.odd(reply.finish()).ifPresent(odd -> lines.add(ink.yellow(odd)));
        lines.addAll(nextCode());
        return lines;
    }

    private List<String> ran(Event.Ran ran) {
        var lines = new ArrayList<String>();
        if (!ran.code().equals(code)) {
            lines.addAll(code(ran.code()));
        }
        var outcome = ran.outcome();
        for (String line : output.rest(outcome.output().printed())) {
            lines.addAll(outputLine(line));
        }
        for (var shown : outcome.output().shown()) {
            lines.addAll(shown(shown));
        }
        if (outcome instanceof Outcome.Raised raised) {
            for (String line : LiveOutput.shortened(LiveOutput.lines(raised.traceback()))) {
                outputLine(line).forEach(row -> lines.add(ink.red(row)));
            }
        }
        Words.stopped(outcome)
                .ifPresent(why ->
                        Wrap.prose("  " + oneLine(why), width)
                                .forEach(row -> lines.add(ink.red(row))));
        if (outcome.resources().wall().compareTo(WORTH_TELLING) >= 0) {
            lines.add(ink.dim("  (took " + Figures.time(outcome.resources().wall()) + ")"));
        }
        return answered(ran.call(), lines);
    }

    private List<String> answered(String call, List<String> lines) {
        calls.removeIf(waiting -> waiting.id().equals(call));
        var all = new ArrayList<>(lines);
        all.addAll(nextCode());
        return all;
    }

    private List<String> nextCode() {
        code = null;
        output = new LiveOutput();
        var next = calls.peek();
        return next == null ? List.of() : code(next);
    }

    private List<String> code(ToolCall call) {
        try {
            var written = Json.MAPPER.readTree(call.arguments()).path("code");
            if (!written.isTextual()) {
                return List.of();
            }
            code = written.textValue();
            return code(written.textValue());
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private List<String> code(String code) {
        var lines = new ArrayList<String>();
        lines.add("");
        var all = Clean.code(code).stripTrailing().lines().toList();
        all.stream()
                .limit(CODE_LINES)
                .forEach(line -> lines.add((ink.blue("│ ") + line).stripTrailing()));
        if (all.size() > CODE_LINES) {
            lines.add(
                    ink.blue("│ ")
                            + ink.dim(
                                    "… "
                                            + Figures.counted(all.size() - CODE_LINES, "more line")
                                            + " in the notebook"));
        }
        return lines;
    }

    private List<String> shown(Shown shown) {
        var png = Display.png(shown);
        if (png.isPresent()) {
            return List.of(
                    ink.dim(
                            "  [an image of "
                                    + Figures.bytes(png.get().length() * 3L / 4)
                                    + ", in the notebook]"));
        }
        var lines = new ArrayList<String>();
        String mark = "→ ";
        for (String line : LiveOutput.shortened(LiveOutput.lines(shown.plain()))) {
            for (String row : rows(line)) {
                lines.add(mark + row);
                mark = "  ";
            }
        }
        return lines;
    }

    private List<String> end(End end) {
        var lines = new ArrayList<String>();
        lines.add("");
        switch (end) {
            case End.Answered(var answer) -> {
                lines.add(ink.bold(rule("answer")));
                lines.add("");
                Clean.code(answer)
                        .strip()
                        .lines()
                        .forEach(line -> lines.add("  " + ink.green(line)));
            }
            case End.OutOf _, End.GaveUp _, End.Voided _ -> {
                lines.add(ink.bold(rule("no answer")));
                lines.add("");
                Wrap.prose("  " + oneLine(Words.end(end)), width)
                        .forEach(row -> lines.add(ink.red(row)));
            }
        }
        lines.add("");
        String total =
                String.join(
                        " · ",
                        List.of(
                                Figures.counted(spent.modelCalls(), "step"),
                                Figures.counted(spent.toolCalls(), "cell"),
                                "%s (%s in, %s out)"
                                        .formatted(
                                                Figures.counted(spent.tokens(), "token"),
                                                Figures.count(spent.input()),
                                                Figures.count(spent.output())),
                                Figures.money(spent.usd()),
                                Figures.time(spent.elapsed())));
        lines.addAll(dim(Wrap.prose(total, width)));
        return lines;
    }

    /// A blank row, and the text; nothing for no text.
    private static List<String> paragraph(String text, int width) {
        String clean = Clean.text(text).strip();
        return clean.isEmpty() ? List.of() : Wrap.prose("\n" + clean, width);
    }

    private List<String> odd(String label, String text) {
        String line = "» " + label + ": " + text;
        var rows = Wrap.prose(oneLine(line), width - 1);
        return List.of(ink.yellow(rows.size() == 1 ? rows.getFirst() : rows.getFirst() + "…"));
    }

    private List<String> outputLine(String line) {
        return rows(line).stream().map(row -> ("  " + row).stripTrailing()).toList();
    }

    private List<String> rows(String line) {
        var rows = Wrap.chopped(line.replace("\t", "    "), width - 2);
        if (rows.size() <= ROWS_PER_LINE) {
            return rows;
        }
        var kept = new ArrayList<>(rows.subList(0, ROWS_PER_LINE));
        int hidden =
                rows.subList(ROWS_PER_LINE, rows.size()).stream().mapToInt(String::length).sum();
        kept.add(
                "… " + Figures.counted(hidden, "more character") + " of this line in the notebook");
        return kept;
    }

    private List<String> dim(List<String> lines) {
        return lines.stream().map(ink::dim).toList();
    }

    private String rule(String label) {
        return "── " + label + " " + "─".repeat(Math.max(2, width - Wrap.columns(label) - 4));
    }

    private static String oneLine(String text) {
        return Clean.text(text).replaceAll("\\s+", " ").strip();
    }
}
