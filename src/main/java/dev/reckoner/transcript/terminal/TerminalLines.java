package dev.reckoner.transcript.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.CutHistory;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Totals;
import dev.reckoner.json.Json;
import dev.reckoner.text.OneLine;
import dev.reckoner.text.Printable;
import dev.reckoner.transcript.Numbers;
import dev.reckoner.transcript.Phrases;
import dev.reckoner.transcript.TranscriptHeader;
import dev.reckoner.transcript.markup.Formula;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The lines a terminal gets for each thing that happens.
///
/// Kept between entries: what has been spent, the calls of the last reply that are still to be
/// answered, how much of the running cell is on the screen already, and a message to the model that
/// waits until it is known whether it is sent.
final class TerminalLines {

    private static final String SENT = "to the model";

    private final Ansi ink;
    private int width;
    private CellLines cell;
    private final Deque<ToolCall> unanswered = new ArrayDeque<>();
    private final List<Entry> entries = new ArrayList<>();
    private Totals spent = Totals.NOTHING;
    private boolean replayed;
    private LiveOutput output = new LiveOutput();
    private LiveReply coming;

    /// The code on the screen whose outcome is not; null if there is none.
    private @Nullable String code;

    /// A message to the model that is not on the screen yet; empty if there is none.
    private String message = "";

    TerminalLines(int width, Ansi ink) {
        this.width = width;
        this.ink = ink;
        this.cell = new CellLines(width, ink);
        this.coming = new LiveReply(width, ink);
    }

    /// What comes next is as wide; a reply that is coming keeps its width to its end.
    void resized(int width) {
        this.width = width;
        this.cell = new CellLines(width, ink);
        if (!coming.begun()) {
            this.coming = new LiveReply(width, ink);
        }
    }

    List<String> head(TranscriptHeader head) {
        var lines = new ArrayList<String>();
        lines.add(ink.bold(OneLine.quote(head.title())));
        String sandbox = head.sandboxInUse().orElse("no tools");
        String how = String.join(" · ", head.model(), head.preset(), sandbox);
        Wrap.prose(Wrap.line(how), width).forEach(row -> lines.add(ink.dim(row)));
        String origin = head.origin().map(Wrap::line).orElse("");
        if (!origin.isEmpty()) {
            Wrap.prose(origin, width).forEach(row -> lines.add(ink.yellow(row)));
        }
        lines.addAll(new ProblemLines(width, ink).of(head.problem()));
        return lines;
    }

    List<String> entry(Entry entry) {
        boolean ends = entry.event() instanceof Event.Ended;
        var lines = message(ends ? "to the model, not sent because the attempt ended" : SENT);
        lines.addAll(following(entry));
        return lines;
    }

    /// The message to the model that is not on the screen yet, with what is told of it.
    private List<String> message(String label) {
        String text = message;
        message = "";
        return text.isEmpty() ? new ArrayList<>() : new ArrayList<>(odd(label, text));
    }

    /// A message that waits has probably been sent by now.
    List<String> waitingMessage() {
        return message(SENT);
    }

    private List<String> afterMessage(List<String> rows) {
        var lines = message(SENT);
        lines.addAll(rows);
        return lines;
    }

    private List<String> following(Entry entry) {
        spent = spent.plus(entry);
        entries.add(entry);
        return switch (entry.event()) {
            case Event.Prompted _, Event.ReplyStored _, Event.ReplyLost _, Event.Submitted _ ->
                    List.of();
            case Event.ContextFull full -> warning(Phrases.contextFull(full));
            case Event.Resumed resumed -> resumed(resumed);
            case Event.Rebuilt rebuilt -> rebuilt(rebuilt);
            case Event.Replied(var reply, _) -> reply(reply);
            case Event.CellRan ran -> ran(ran);
            case Event.CallRejected(var call, var tool, var told) ->
                    answered(call, odd("not carried out: " + tool, told));
            case Event.ProgramMessage(var reason, var text) ->
                    switch (reason) {
                        case STATUS -> List.of();
                        case TEXT_CALLS -> warning(Phrases.TEXT_CALLS);
                        case SHORTENED -> warning(Phrases.SHORTENED);
                        case REMINDER, SUBMIT_NOW -> {
                            message = text;
                            yield List.of();
                        }
                    };
            case Event.Ended(var end) -> end(end);
            case Event.Valued valued -> valued(valued);
            case Event.Graded graded -> graded(graded);
        };
    }

    private List<String> warning(String text) {
        return Wrap.prose(text, width).stream().map(ink::yellow).toList();
    }

    /// The code of the cell that is run next was shown by the process before.
    private List<String> resumed(Event.Resumed resumed) {
        var lines = new ArrayList<>(List.of("", rule("resumed · " + soFar())));
        lines.addAll(aside(Phrases.resumed(resumed)));
        lines.addAll(code == null ? List.of() : cell.code(code));
        return lines;
    }

    private List<String> rebuilt(Event.Rebuilt rebuilt) {
        var lines = new ArrayList<>(aside(Phrases.rebuilt(rebuilt)));
        Phrases.drift(rebuilt).forEach(drift -> lines.addAll(aside("≠ " + drift)));
        return lines;
    }

    private List<String> aside(String text) {
        return Wrap.prose(Wrap.line(text), width).stream().map(ink::yellow).toList();
    }

    private List<String> valued(Event.Valued valued) {
        return Wrap.prose(Phrases.valued(valued), width).stream()
                .map(row -> valued.value() == null ? ink.yellow(row) : row)
                .toList();
    }

    private List<String> graded(Event.Graded graded) {
        boolean correct = Phrases.isCorrect(graded);
        return Wrap.prose(Phrases.graded(graded), width).stream()
                .map(row -> correct ? ink.green(row) : ink.yellow(row))
                .toList();
    }

    List<String> printed(String piece) {
        return cell.printed(output.after(piece));
    }

    List<String> text(String piece) {
        return piece.isEmpty() ? List.of() : afterMessage(coming(() -> coming.text(piece)));
    }

    List<String> reasoning(String piece) {
        return piece.isEmpty() ? List.of() : afterMessage(coming(() -> coming.reasoning(piece)));
    }

    private List<String> coming(Supplier<List<String>> rows) {
        if (coming.begun()) {
            return rows.get();
        }
        var lines = new ArrayList<>(step(spent.modelCalls() + 1));
        lines.addAll(rows.get());
        return lines;
    }

    private List<String> step(long number) {
        return List.of("", rule("step " + number + " · " + soFar()));
    }

    List<String> waiting(String words) {
        coming = new LiveReply(width, ink);
        return afterMessage(List.of(ink.yellow("… " + Wrap.line(words))));
    }

    private List<String> reply(Reply reply) {
        replayed |= reply.delivery().wasReplayed();
        unanswered.clear();
        unanswered.addAll(reply.calls());
        var lines = new ArrayList<String>();
        if (!coming.begun()) {
            lines.addAll(step(spent.modelCalls()));
        }
        lines.addAll(coming.rest(reply.items()));
        coming = new LiveReply(width, ink);
        Phrases.odd(reply.finish()).ifPresent(odd -> lines.add(ink.yellow(odd)));
        for (String drift : Phrases.drift(reply.delivery())) {
            Wrap.prose(Wrap.line("≠ " + drift), width).forEach(row -> lines.add(ink.yellow(row)));
        }
        lines.addAll(cutHistory());
        lines.addAll(nextCode());
        return lines;
    }

    /// What the newest reply shows of a history that the server cuts.
    private List<String> cutHistory() {
        return CutHistory.in(entries).stream()
                .filter(found -> found.reply() == entries.getLast().seq())
                .flatMap(found -> Wrap.prose(found.words(), width).stream())
                .map(ink::yellow)
                .toList();
    }

    private List<String> ran(Event.CellRan ran) {
        var lines = new ArrayList<String>();
        boolean isInTheText = unanswered.isEmpty();
        if (!isInTheText && !ran.code().equals(code)) {
            lines.addAll(cell.code(ran.code()));
        }
        lines.addAll(cell.printed(output.rest(ran.outcome().output().heard())));
        lines.addAll(cell.outcome(ran.outcome()));
        return answered(ran.call(), lines);
    }

    private List<String> answered(String call, List<String> lines) {
        unanswered.removeIf(waiting -> waiting.id().equals(call));
        var all = new ArrayList<>(lines);
        all.addAll(nextCode());
        return all;
    }

    private List<String> nextCode() {
        output = new LiveOutput();
        code = Optional.ofNullable(unanswered.peek()).flatMap(TerminalLines::code).orElse(null);
        return code == null ? List.of() : cell.code(code);
    }

    private static Optional<String> code(ToolCall call) {
        try {
            return Optional.ofNullable(
                    Json.MAPPER.readTree(call.arguments()).path("code").textValue());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private List<String> end(End end) {
        var lines = new ArrayList<String>();
        lines.add("");
        if (end instanceof End.Answered(var answer)) {
            lines.add(rule("answer"));
            lines.add("");
            readable(answer).lines().forEach(line -> lines.add("  " + ink.green(line)));
        } else {
            lines.add(rule("no answer"));
            lines.add("");
            Wrap.prose("  " + Wrap.line(Phrases.end(end)), width)
                    .forEach(row -> lines.add(ink.red(row)));
        }
        lines.addAll(totals());
        return lines;
    }

    /// In Unicode where it is LaTeX that is simple enough.
    private static String readable(String answer) {
        return Formula.of(answer)
                .flatMap(formula -> UnicodeMath.of(formula.tex()))
                .orElseGet(() -> Printable.code(answer).strip());
    }

    /// The attempt was stopped between two steps, or in one.
    List<String> stopped() {
        var lines = message(SENT);
        lines.addAll(List.of("", rule("stopped")));
        lines.addAll(totals());
        return lines;
    }

    private List<String> totals() {
        var lines = new ArrayList<>(List.of(""));
        Wrap.prose(total(), width).forEach(row -> lines.add(ink.dim(row)));
        return lines;
    }

    private List<String> odd(String label, String text) {
        var rows = Wrap.prose(Wrap.line("» " + label + ": " + text), width - 1);
        return List.of(ink.yellow(rows.size() == 1 ? rows.getFirst() : rows.getFirst() + "…"));
    }

    private String soFar() {
        String tokens = Numbers.counted(spent.tokens(), "token");
        String time = Numbers.time(spent.elapsed());
        return spent.usd() == null || spent.modelCalls() == 0
                ? String.join(" · ", tokens, time)
                : String.join(" · ", tokens, Numbers.money(spent.usd(), replayed), time);
    }

    private String total() {
        var parts = new ArrayList<String>();
        parts.add(Numbers.counted(spent.modelCalls(), "step"));
        Phrases.lost(spent.lost()).ifPresent(parts::add);
        parts.add(Numbers.counted(spent.toolCalls(), "cell"));
        parts.add(
                Numbers.counted(spent.tokens(), "token")
                        + " (%s in%s, %s out)"
                                .formatted(
                                        Numbers.count(spent.input()),
                                        cached(),
                                        Numbers.count(spent.output())));
        parts.add(Numbers.money(spent.usd(), replayed));
        parts.add(Phrases.times(spent.times()));
        return String.join(" · ", parts);
    }

    private String cached() {
        return spent.cachedInput() == 0
                ? ""
                : ", %s %% of it cached".formatted(spent.cachedInput() * 100 / spent.input());
    }

    private String rule(String label) {
        return ink.bold(
                "── " + label + " " + "─".repeat(Math.max(2, width - Columns.of(label) - 4)));
    }
}
