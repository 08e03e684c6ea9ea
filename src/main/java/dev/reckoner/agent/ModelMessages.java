package dev.reckoner.agent;

import dev.reckoner.agent.exchange.OddReplies;
import dev.reckoner.agent.setup.LimitWords;
import dev.reckoner.agent.setup.TokenLimit;
import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Totals;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Limits.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The messages that the program writes to the model.
final class ModelMessages {

    /// How many of the cells that showed something else are described.
    private static final int DRIFT_TOLD = 5;

    /// What follows the words about the answer; empty where no form is asked for.
    static String answerAs(AnswerForm form) {
        return switch (form) {
            case ANY -> "";
            case LATEX ->
                    " Write it in LaTeX, such as \\frac{\\sqrt{3}}{2}, without dollar signs around"
                            + " it.";
            case TEXT -> " Write it in plain text, such as sqrt(3)/2, without LaTeX.";
            case PYTHON ->
                    " Write it as a Python expression that SymPy reads, such as sqrt(3)/2, without"
                            + " LaTeX.";
        };
    }

    static String status(Totals spent, Rules rules, Calling calling) {
        return LimitWords.format(
                "Used so far: %s. %s%s", used(spent, rules), forcing(rules), calling.goOn());
    }

    private static String used(Totals spent, Rules rules) {
        return LimitWords.used(spent, rules.limits(), rules.preset().tokenLimit());
    }

    /// From when on a submission is forced, where the model is told so after each turn.
    private static String forcing(Rules rules) {
        return rules.preset().tokenLimit() == TokenLimit.CUTS_OFF
                ? rules.limits()
                        .soft(Kind.TOKENS)
                        .map(soft ->
                                LimitWords.format(
                                        "From %s on only a submission is accepted. ",
                                        LimitWords.amount(Kind.TOKENS, soft)))
                        .orElse("")
                : "";
    }

    /// After a stop, other limits are in force.
    static String newLimits(Totals spent, Rules rules, Calling calling) {
        return "The limits have been raised. " + status(spent, rules, calling);
    }

    /// After a stop, cells have shown something else when they were run again.
    static String rebuilt(Event.Rebuilt rebuilt) {
        var drift = rebuilt.drift();
        var lines = new ArrayList<String>();
        lines.add(
                "The Python session was restarted and its earlier cells were run again. Values that"
                        + " depend on time or chance can differ from what you were shown:");
        drift.stream()
                .limit(DRIFT_TOLD)
                .map(cell ->
                        "- cell %s: before %s, now %s"
                                .formatted(cell.cell(), cell.recorded(), cell.now()))
                .forEach(lines::add);
        if (drift.size() > DRIFT_TOLD) {
            lines.add("- and %s more cells".formatted(drift.size() - DRIFT_TOLD));
        }
        return String.join("\n", lines);
    }

    /// Outputs that the model has seen are shown shortened from here on.
    static final String SHORTENED =
            "The conversation nears the end of your context, so the outputs of earlier cells are"
                    + " shortened from here on. Print again what you still need, as briefly as you"
                    + " can.";

    static String submitNow(Totals spent, Rules rules, Calling calling) {
        return switch (rules.preset().tokenLimit()) {
            case RESERVED -> "The budget is nearly used up. " + calling.submitNow();
            case CUTS_OFF ->
                    LimitWords.format(
                            "Used so far: %s. %s%s",
                            used(spent, rules), forcing(rules), calling.submitNow());
            case ONE_MORE ->
                    LimitWords.format(
                            "Used: %s. This is your last reply. %s",
                            used(spent, rules), calling.submitNow());
        };
    }

    /// The message after a reply without a tool call.
    static String oddReply(Reply reply, Calling calling) {
        String next = " To go on, " + calling.next() + ".";
        if (reply.finish() == Reply.Finish.LENGTH) {
            return "Your reply was cut at its length limit. Be brief: " + calling.next() + ".";
        }
        if (reply.text().isBlank()) {
            return reply.finish() == Reply.Finish.TOOL_CALLS && calling == Calling.TOOLS
                    ? "Your reply announced tool calls but had none in it." + next
                    : "Your reply was empty." + next;
        }
        return switch (calling) {
            case NONE -> "No answer was found in your reply.";
            case FINAL_BLOCK -> "Your reply had no final block." + next;
            case BLOCKS -> "Your reply had no ```python block." + next;
            case TEXT -> "Your reply had no ```python block and no answer in \\boxed{}." + next;
            case TOOLS ->
                    OddReplies.isNarratedCall(reply)
                            ? "Nothing was run or submitted: code or a call written in the text has"
                                    + " no effect. Make the call itself: "
                                    + calling.next()
                                    + "."
                            : "Your reply called no tool." + next;
        };
    }

    /// What is worth knowing about the cells of the turn; empty if there is nothing.
    static String hints(Turn turn, List<Entry> entries) {
        return Stream.of(
                        blankHint(turn),
                        fenceHint(turn, entries),
                        indentHint(turn, entries),
                        boxHint(turn))
                .filter(hint -> !hint.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /// A hint at the first reply with code in a Markdown fence; otherwise empty.
    private static String fenceHint(Turn turn, List<Entry> entries) {
        boolean first =
                turn.hasFencedCode()
                        && entries.stream()
                                .map(Entry::event)
                                .filter(Event.Replied.class::isInstance)
                                .map(event -> ((Event.Replied) event).reply())
                                .takeWhile(reply -> !reply.equals(turn.reply()))
                                .flatMap(reply -> reply.calls().stream())
                                .noneMatch(ReadCall::hasFencedCode);
        return first ? "The Markdown fence around the code was left out. Send the code alone." : "";
    }

    /// A hint at the first cell whose lines are all indented; otherwise empty.
    private static String indentHint(Turn turn, List<Entry> entries) {
        return entries.stream()
                .map(Entry::event)
                .filter(event -> event instanceof Event.CellRan ran && isIndented(ran.code()))
                .findFirst()
                .filter(turn.results()::contains)
                .map(_ -> "The code was indented as a whole, and was run as if it were not.")
                .orElse("");
    }

    private static boolean isIndented(String code) {
        return !code.isBlank()
                && code.lines()
                        .filter(line -> !line.isBlank())
                        .allMatch(line -> Character.isWhitespace(line.charAt(0)));
    }

    /// A hint if an answer stood beside code in a text; otherwise empty.
    private static String boxHint(Turn turn) {
        return turn.reply().calls().isEmpty() && ReadAnswer.boxed(turn.reply().text()).isPresent()
                ? "The \\boxed{} beside the code was not read: the answer counts in a reply without"
                        + " Python."
                : "";
    }

    /// A hint if every cell of the turn completed and showed nothing; otherwise empty.
    private static String blankHint(Turn turn) {
        List<Event.CellRan> cells =
                turn.results().stream()
                        .filter(Event.CellRan.class::isInstance)
                        .map(Event.CellRan.class::cast)
                        .toList();
        boolean blank =
                cells.stream()
                        .allMatch(ran ->
                                ran.outcome() instanceof Outcome.Completed(var output, _)
                                        && output.printed().isBlank()
                                        && output.shown().isEmpty());
        return blank
                ? "The cell showed nothing. Only what is printed and the value of the last"
                        + " expression is visible: end with an expression, or use print(...)."
                : "";
    }

    /// What a published setup says after a last cell that wrote nothing; empty after any other
    /// result.
    static String blankReminder(List<Event> results) {
        return !results.isEmpty()
                        && results.getLast() instanceof Event.CellRan ran
                        && ran.outcome() instanceof Outcome.Completed
                        && ran.outcome().output().printed().isBlank()
                ? "Nothing came back from that code. You see only what is written to standard"
                        + " output or standard error, so print what you want to know. Not visible:"
                        + " `2**10`. Visible: `print(2**10)`."
                : "";
    }

    /// @param limit the limit that is used up
    static String lostTooMuch(String why, Kind limit) {
        return "replies were lost in transit (%s), and what they can cost leaves too little of the limit on %s"
                .formatted(why, limit == Kind.USD ? "money" : limit.toString().replace('_', ' '));
    }

    private ModelMessages() {}
}
