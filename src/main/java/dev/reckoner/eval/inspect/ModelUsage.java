package dev.reckoner.eval.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Usage;
import dev.reckoner.eval.row.AttemptRow;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// Tokens as Inspect counts them: cached input is not among the input.
///
/// @param usd null if a price is not known
record ModelUsage(long input, long cached, long output, long reasoning, @Nullable BigDecimal usd) {

    private static final ModelUsage NONE = new ModelUsage(0, 0, 0, 0, BigDecimal.ZERO);

    static ModelUsage of(Usage usage, @Nullable BigDecimal usd) {
        return new ModelUsage(
                usage.input(), usage.cachedInput(), usage.output(), usage.reasoning(), usd);
    }

    static ModelUsage of(AttemptRow row) {
        return new ModelUsage(
                row.inputTokens(),
                row.cachedTokens(),
                row.outputTokens(),
                row.reasoningTokens(),
                row.usd());
    }

    static ModelUsage of(List<AttemptRow> rows) {
        return rows.stream().map(ModelUsage::of).reduce(NONE, ModelUsage::plus);
    }

    private ModelUsage plus(ModelUsage other) {
        return new ModelUsage(
                input + other.input,
                cached + other.cached,
                output + other.output,
                reasoning + other.reasoning,
                usd == null || other.usd == null ? null : usd.add(other.usd));
    }

    ObjectNode json() {
        var json =
                LogJson.object()
                        .put("input_tokens", input - cached)
                        .put("output_tokens", output)
                        .put("total_tokens", input + output)
                        .put("input_tokens_cache_read", cached)
                        .put("reasoning_tokens", reasoning);
        return usd == null ? json : json.put("total_cost", usd);
    }

    /// By the name of the model.
    ObjectNode of(String model) {
        return LogJson.object().set(model, json());
    }
}
