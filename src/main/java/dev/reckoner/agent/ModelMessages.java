package dev.reckoner.agent;

import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Totals;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.tool.Tools;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The messages that the program writes to the model.
final class ModelMessages {

    private static final Pattern NARRATED_CALL =
            Pattern.compile("```|\\bsubmit_answer\\s*\\(|\"(?:name|code|arguments)\"\\s*:");

    /// The limits in force, one line each, or one line that says there are none.
    static String budget(Limits limits) {
        var lines = new ArrayList<String>();
        limits.hard()
                .forEach((kind, most) ->
                        lines.add("- at most " + amount(kind, most) + soft(kind, limits)));
        return lines.isEmpty() ? "- There is no limit." : String.join("\n", lines);
    }

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

    private static String soft(Kind kind, Limits limits) {
        return switch (kind) {
            case TOKENS, OUTPUT_TOKENS, USD, TIME ->
                    limits.soft(kind)
                            .map(soft -> format("; past %s you have to submit", amount(kind, soft)))
                            .orElse("");
            case MODEL_CALLS, TOOL_CALLS -> "";
        };
    }

    static String status(Totals spent, Rules rules) {
        var used = new ArrayList<String>();
        rules.limits().hard().keySet().forEach(kind -> used.add(used(kind, spent, rules.limits())));
        String line =
                used.isEmpty() ? format("%,d tokens", spent.tokens()) : String.join(", ", used);
        return format("Used so far: %s. %s", line, goOn(rules));
    }

    private static String goOn(Rules rules) {
        return rules.preset().tools()
                ? "Go on, or call submit_answer when you are confident."
                : "Give the answer in \\boxed{}.";
    }

    static String submitNow(Rules rules) {
        return rules.preset().tools()
                ? "The budget is nearly used up. Call submit_answer now, with your best answer;"
                        + " nothing else is accepted."
                : "The budget is nearly used up. Give your best answer now, in \\boxed{}.";
    }

    /// The message after a reply without a tool call.
    static String oddReply(Reply reply, Rules rules) {
        boolean tools = rules.preset().tools();
        String call = "call python to run code, or submit_answer to finish";
        return switch (reply.finish()) {
            case LENGTH ->
                    "Your reply was cut at its length limit. Be brief: "
                            + (tools ? call + "." : "give the answer in \\boxed{}.");
            case TOOL_CALLS ->
                    "Your reply announced tool calls but had none in it. To go on, " + call + ".";
            case CONTENT_FILTER, STOP, OTHER -> {
                if (reply.text().isBlank()) {
                    yield "Your reply was empty. To go on, "
                            + (tools ? call + "." : "give the answer in \\boxed{}.");
                }
                if (!tools) {
                    yield "No answer was found in your reply.";
                }
                yield NARRATED_CALL.matcher(reply.text()).find()
                        ? "Nothing was run or submitted: code or a call written in the text has no"
                                + " effect. Make the call itself: "
                                + call
                                + "."
                        : "Your reply called no tool. To go on, " + call + ".";
            }
        };
    }

    /// What is worth knowing about the cells of the turn; empty if there is nothing.
    static String hints(Turn turn, List<Entry> entries) {
        return Stream.of(blankHint(turn), fenceHint(turn, entries))
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

    /// @param limit the limit that is used up
    static String lostTooMuch(String why, Kind limit) {
        return "replies were lost in transit (%s), and what they can cost leaves too little of the limit on %s"
                .formatted(why, limit == Kind.USD ? "money" : limit.toString().replace('_', ' '));
    }

    private static String used(Kind kind, Totals spent, Limits limits) {
        BigDecimal most = limits.most(kind).orElseThrow();
        return switch (kind) {
            case TOKENS -> format("%,d of %s", spent.tokens(), amount(kind, most));
            case OUTPUT_TOKENS -> format("%,d of %s", spent.output(), amount(kind, most));
            case USD ->
                    format(
                            "$%.4f of %s",
                            Objects.requireNonNullElse(spent.usd(), BigDecimal.ZERO),
                            amount(kind, most));
            case TIME -> format("%s of %s", spent.elapsed().toSeconds(), amount(kind, most));
            case MODEL_CALLS -> format("%s of %s", spent.modelCalls(), amount(kind, most));
            case TOOL_CALLS -> format("%s of %s", spent.toolCalls(), amount(kind, most));
        };
    }

    static String amount(Kind kind, BigDecimal most) {
        return switch (kind) {
            case TOKENS -> format("%,d tokens", most.longValue());
            case OUTPUT_TOKENS -> format("%,d output tokens", most.longValue());
            case USD -> "$" + most.stripTrailingZeros().toPlainString();
            case TIME -> format("%s s", most.longValue());
            case MODEL_CALLS ->
                    most.longValue() == 1 ? "1 reply" : format("%,d replies", most.longValue());
            case TOOL_CALLS ->
                    most.longValue() == 1
                            ? "1 call of " + Tools.PYTHON
                            : format("%,d calls of %s", most.longValue(), Tools.PYTHON);
        };
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private ModelMessages() {}
}
