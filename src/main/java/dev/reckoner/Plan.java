package dev.reckoner;

import dev.reckoner.journal.Run;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Price;
import dev.reckoner.model.Pricing.Priced;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.tool.Tool;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/// What an attempt would send first, and the most that it could cost.
///
/// @param run what its `run.json` would say
/// @param prompt the first message
/// @param tools those that are sent with it; empty where the calls are written as text
/// @param inputTokens the estimate of the first request, too high rather than too low
/// @param outputCap the most tokens of the first reply
/// @param mostUsd null if it is not known: a price is missing, or nothing limits the tokens
public record Plan(
        Run run,
        String prompt,
        List<Tool> tools,
        long inputTokens,
        long outputCap,
        @Nullable BigDecimal mostUsd) {

    public Plan {
        tools = List.copyOf(tools);
    }

    /// The most that an attempt within these limits can cost; null if it is not known.
    static @Nullable BigDecimal mostUsd(Limits limits, ModelFacts model) {
        if (!(model.pricing() instanceof Priced(var price))) {
            return null;
        }
        return price.free()
                ? BigDecimal.ZERO
                : Stream.concat(
                                limits.most(Kind.USD).stream(),
                                limits
                                        .most(Kind.TOKENS)
                                        .map(tokens -> mostUsd(tokens, limits, price))
                                        .stream())
                        .min(BigDecimal::compareTo)
                        .orElse(null);
    }

    /// What the tokens cost where as many as may be are of the dearer kind.
    private static BigDecimal mostUsd(BigDecimal tokens, Limits limits, Price usual) {
        var beyond = usual.beyond() == null ? usual : usual.beyond().usd();
        var input = usual.mostInput().max(beyond.mostInput());
        var output = usual.output().max(beyond.output());
        var replies = limits.most(Kind.OUTPUT_TOKENS).orElse(tokens).min(tokens);
        var dearest =
                output.compareTo(input) > 0
                        ? output.multiply(replies).add(input.multiply(tokens.subtract(replies)))
                        : input.multiply(tokens);
        return dearest.movePointLeft(6);
    }
}
