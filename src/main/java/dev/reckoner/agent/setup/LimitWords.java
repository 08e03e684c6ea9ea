package dev.reckoner.agent.setup;

import dev.reckoner.journal.Totals;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.tool.Tools;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;

/// Limits, and what is used of them, in words for the model.
public final class LimitWords {

    /// The limits in force, one line each, or one line that says there are none.
    public static String budget(Limits limits) {
        var lines = new ArrayList<String>();
        limits.hard()
                .forEach((kind, most) ->
                        lines.add("- at most " + amount(kind, most) + soft(kind, limits)));
        return lines.isEmpty() ? "- There is no limit." : String.join("\n", lines);
    }

    private static String soft(Kind kind, Limits limits) {
        return switch (kind) {
            case TOKENS, OUTPUT_TOKENS, USD, TIME ->
                    limits.soft(kind)
                            .filter(soft -> soft.compareTo(limits.most(kind).orElseThrow()) < 0)
                            .map(soft -> format("; past %s you have to submit", amount(kind, soft)))
                            .orElse("");
            case MODEL_CALLS, TOOL_CALLS -> "";
        };
    }

    /// What is used of each limit, or of the tokens if there is none.
    public static String used(Totals spent, Limits limits, TokenLimit meaning) {
        var used = new ArrayList<String>();
        limits.hard().keySet().forEach(kind -> used.add(used(kind, spent, limits, meaning)));
        return used.isEmpty() ? format("%,d tokens", meaning.used(spent)) : String.join(", ", used);
    }

    private static String used(Kind kind, Totals spent, Limits limits, TokenLimit meaning) {
        BigDecimal most = limits.most(kind).orElseThrow();
        return switch (kind) {
            case TOKENS -> format("%,d of %s", meaning.used(spent), amount(kind, most));
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

    public static String amount(Kind kind, BigDecimal most) {
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

    public static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private LimitWords() {}
}
