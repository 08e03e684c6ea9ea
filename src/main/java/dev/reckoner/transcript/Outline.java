package dev.reckoner.transcript;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.CutHistory;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.journal.Totals;
import dev.reckoner.text.HeadTail;
import dev.reckoner.text.Printable;
import dev.reckoner.transcript.markup.CodeFence;
import dev.reckoner.transcript.markup.SafeMarkdown;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the notebook and the Markdown transcript have in common: all the prose, and the order of
/// things.
final class Outline {

    private static final String TO_THE_MODEL = "Reckoner to the model";
    private static final String NOT_SENT =
            "Reckoner to the model, not sent because the attempt ended";

    private static final int ARGUMENTS_SHOWN = 2_000;

    /// The most characters of a problem in a transcript, which a viewer shows at once.
    private static final int PROBLEM_SHOWN = 100_000;

    static String head(TranscriptHeader head) {
        var blocks = new ArrayList<String>();
        blocks.add("# " + SafeMarkdown.line(head.title()));
        head.origin().ifPresent(origin -> blocks.add("> **" + SafeMarkdown.line(origin) + "**"));
        String shown = HeadTail.head(head.problem(), PROBLEM_SHOWN);
        String problem = SafeMarkdown.inert(shown);
        if (!problem.isEmpty()) {
            blocks.add(problem);
        }
        if (shown.length() < head.problem().length()) {
            blocks.add(
                    "*… %s of the problem are in `run.json`.*"
                            .formatted(
                                    Numbers.counted(
                                            head.problem().length() - shown.length(),
                                            "more character")));
        }
        blocks.add(
                "---\n\nmodel "
                        + CodeFence.span(head.model())
                        + " · preset "
                        + CodeFence.span(head.preset())
                        + " · "
                        + head.sandboxInUse()
                                .map(sandbox -> "sandbox " + SafeMarkdown.line(sandbox))
                                .orElse("no tools")
                        + " · limits: "
                        + SafeMarkdown.line(Phrases.limits(head.limits()))
                        + " · Reckoner "
                        + SafeMarkdown.line(head.program()));
        return String.join("\n\n", blocks);
    }

    static List<Part> parts(List<Entry> entries) {
        var parts = new ArrayList<Part>();
        var spent = Totals.NOTHING;
        var calls = new ArrayList<ToolCall>();
        String status = "";
        int cells = 0;
        var cut = CutHistory.in(entries);
        var repairs = new HashSet<String>();
        for (var entry : entries) {
            spent = spent.plus(entry);
            switch (entry.event()) {
                case Event.Replied(var reply, _) -> {
                    calls.addAll(reply.calls());
                    parts.add(
                            new Part.Reply(
                                    entry,
                                    spent,
                                    reply(spent.modelCalls(), reply, repairs),
                                    status));
                    status = "";
                    if (cut.isPresent() && cut.get().reply() == entry.seq()) {
                        String words = SafeMarkdown.line(cut.get().words());
                        parts.add(new Part.Note(entry, spent, "*" + words + "*"));
                    }
                }
                case Event.ReplyLost lost -> parts.add(new Part.Note(entry, spent, lost(lost)));
                case Event.ContextFull full ->
                        parts.add(
                                new Part.Note(entry, spent, "*" + Phrases.contextFull(full) + "*"));
                case Event.Resumed resumed ->
                        parts.add(
                                new Part.Note(
                                        entry,
                                        spent,
                                        "*" + SafeMarkdown.line(Phrases.resumed(resumed)) + "*"));
                case Event.Rebuilt rebuilt ->
                        parts.add(new Part.Note(entry, spent, rebuilt(rebuilt)));
                case Event.CellRan ran -> {
                    boolean inText = calls.stream().noneMatch(call -> call.id().equals(ran.call()));
                    parts.add(new Part.Cell(entry, spent, ran, ++cells, inText));
                }
                case Event.CallRejected refused ->
                        parts.add(new Part.Note(entry, spent, refused(refused, calls)));
                case Event.ProgramMessage(var reason, var text) -> {
                    if (reason == Reason.STATUS) {
                        status = Printable.text(text);
                    } else {
                        String label = isSent(entry, entries) ? TO_THE_MODEL : NOT_SENT;
                        parts.add(new Part.Note(entry, spent, note(label, text)));
                    }
                }
                case Event.Submitted(var call, _) -> {
                    String how = call == null ? "read from the text of the reply" : "submitted";
                    var blocks = new ArrayList<>(List.of("*The answer is " + how + ".*"));
                    after(call, calls).map(Outline::notCarriedOut).forEach(blocks::add);
                    parts.add(new Part.Note(entry, spent, String.join("\n\n", blocks)));
                }
                case Event.Prompted _,
                        Event.ReplyStored _,
                        Event.Ended _,
                        Event.Valued _,
                        Event.Graded _ -> {}
            }
        }
        return parts;
    }

    /// Whether a message of the program has gone into a request: an attempt can end before.
    private static boolean isSent(Entry message, List<Entry> entries) {
        int next = entries.indexOf(message) + 1;
        return next == entries.size()
                || next < entries.size() - 1
                || !(entries.get(next).event() instanceof Event.Ended);
    }

    /// The calls of a reply behind its submission.
    private static Stream<ToolCall> after(@Nullable String submission, List<ToolCall> calls) {
        return calls.stream().dropWhile(call -> !call.id().equals(submission)).skip(1);
    }

    private static String notCarriedOut(ToolCall call) {
        return "*A call of "
                + CodeFence.span(call.tool())
                + " after it is not carried out:*\n\n"
                + CodeFence.block("text", arguments(call));
    }

    static String closing(List<Entry> entries) {
        var blocks = new ArrayList<String>();
        answer(entries)
                .ifPresent(answer -> {
                    blocks.add("## Answer");
                    blocks.add(AnswerBlock.of(answer));
                });
        blocks.add(
                End.of(entries)
                        .map(end -> "**" + SafeMarkdown.line(Phrases.end(end)) + "**")
                        .orElse("**The journal stops here; the attempt has not ended.**"));
        valued(entries).ifPresent(valued -> blocks.add(SafeMarkdown.line(Phrases.valued(valued))));
        grade(entries)
                .ifPresent(graded ->
                        blocks.add(
                                SafeMarkdown.line(Phrases.graded(graded))
                                        + " Expected: "
                                        + CodeFence.span(Printable.text(graded.gold()))));
        var spent = Totals.of(entries);
        blocks.add(table(spent, replayed(entries)));
        Phrases.lost(spent.lost()).ifPresent(lost -> blocks.add("In this: " + lost + "."));
        return String.join("\n\n", blocks);
    }

    private static boolean replayed(List<Entry> entries) {
        return entries.stream()
                .anyMatch(entry ->
                        entry.event() instanceof Event.Replied(var reply, _)
                                && reply.delivery().wasReplayed());
    }

    private static Optional<Event.Graded> grade(List<Entry> entries) {
        return last(Event.Graded.class, entries);
    }

    private static Optional<Event.Valued> valued(List<Entry> entries) {
        return last(Event.Valued.class, entries);
    }

    private static <E extends Event> Optional<E> last(Class<E> kind, List<Entry> entries) {
        return entries.reversed().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    static Optional<String> answer(List<Entry> entries) {
        if (End.of(entries).orElse(null) instanceof End.Answered(var answer)) {
            return Optional.of(answer);
        }
        return entries.reversed().stream()
                .map(Entry::event)
                .filter(Event.Submitted.class::isInstance)
                .map(event -> ((Event.Submitted) event).answer())
                .findFirst();
    }

    /// @param repairs what earlier replies say of repairs, to which what this one says is added
    private static String reply(long step, Reply reply, Set<String> repairs) {
        var blocks = new ArrayList<String>();
        blocks.add("### Step " + step);
        for (var item : reply.items()) {
            switch (item) {
                case Item.Reasoning(var summary, _) -> {
                    if (!summary.isBlank()) {
                        blocks.add(note("Reasoning", summary));
                    }
                }
                case Item.Text(var text, _) -> {
                    if (!text.isBlank()) {
                        blocks.add(SafeMarkdown.inert(text));
                    }
                }
                case ToolCall _, Item.Other _ -> {}
            }
        }
        if (blocks.size() == 1 && reply.calls().isEmpty()) {
            blocks.add("*The reply was empty.*");
        }
        Phrases.waited(reply.delivery().waits())
                .ifPresent(waited -> blocks.add(1, "*" + waited + "*"));
        for (String repair : reply.delivery().repairs()) {
            if (repairs.add(repair)) {
                blocks.add(1, "*" + SafeMarkdown.line(Phrases.repaired(repair)) + "*");
            }
        }
        Phrases.odd(reply.finish()).ifPresent(odd -> blocks.add("*" + odd + "*"));
        Phrases.drift(reply.delivery())
                .forEach(drift -> blocks.add("*" + SafeMarkdown.line(drift) + "*"));
        return String.join("\n\n", blocks);
    }

    private static String lost(Event.ReplyLost lost) {
        return "*A reply was lost on its way: %s. It may be billed, and counts as %s.*"
                .formatted(
                        SafeMarkdown.line(lost.why()),
                        Numbers.counted(lost.usage().total(), "token"));
    }

    private static String rebuilt(Event.Rebuilt rebuilt) {
        var lines = new ArrayList<String>();
        lines.add("*" + Phrases.rebuilt(rebuilt) + "*");
        Phrases.drift(rebuilt).forEach(drift -> lines.add("*" + SafeMarkdown.line(drift) + "*"));
        return String.join("\n\n", lines);
    }

    private static String refused(Event.CallRejected refused, List<ToolCall> calls) {
        String note = note("Not carried out: " + CodeFence.span(refused.tool()), refused.told());
        return calls.stream()
                .filter(call -> call.id().equals(refused.call()))
                .reduce((_, later) -> later)
                .map(call -> note + "\n\n" + CodeFence.block("text", arguments(call)))
                .orElse(note);
    }

    private static String arguments(ToolCall call) {
        String arguments = Printable.text(call.arguments());
        return arguments.length() <= ARGUMENTS_SHOWN
                ? arguments
                : HeadTail.head(arguments, ARGUMENTS_SHOWN)
                        + "\n… %s more characters"
                                .formatted(Numbers.count(arguments.length() - ARGUMENTS_SHOWN));
    }

    private static String note(String label, String text) {
        return SafeMarkdown.quoted("*" + label + ":*\n\n" + SafeMarkdown.inert(text));
    }

    private static String table(Totals spent, boolean replayed) {
        return """
        | model calls | cells run | input tokens | cached | output tokens | reasoning | cost | time |
        |---:|---:|---:|---:|---:|---:|---:|---:|
        | %s | %s | %s | %s | %s | %s | %s | %s |\
        """
                .formatted(
                        Numbers.count(spent.modelCalls()),
                        Numbers.count(spent.toolCalls()),
                        Numbers.count(spent.input()),
                        Numbers.count(spent.cachedInput()),
                        Numbers.count(spent.output()),
                        Numbers.count(spent.reasoning()),
                        Numbers.money(spent.usd(), replayed),
                        Phrases.times(spent.times()));
    }

    private Outline() {}
}
