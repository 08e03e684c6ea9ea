package dev.reckoner.eval.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.journal.End;
import dev.reckoner.journal.Shortage;
import dev.reckoner.task.Limits;

import java.math.BigDecimal;

/// The limit that ended an attempt.
///
/// @param type as Inspect calls it
/// @param most 0 if it is not known
record SampleLimit(String type, BigDecimal most, String reason) {

    private static final String CONTEXT = "context";

    static SampleLimit of(End.OutOf end, Limits limits) {
        BigDecimal most =
                switch (end.shortage()) {
                    case Shortage.OfLimit(var limit, _, _) -> limit;
                    case Shortage.Crossed(var limit, _) -> limit;
                    case Shortage.OfTime(var limit) -> limit;
                    case Shortage.OfContext(long context, _) -> BigDecimal.valueOf(context);
                    case Shortage.Unknown _ -> limits.most(end.limit()).orElse(BigDecimal.ZERO);
                };
        return new SampleLimit(type(end), most, end.key());
    }

    private static String type(End.OutOf end) {
        if (end.shortage() instanceof Shortage.OfContext) {
            return CONTEXT;
        }
        return switch (end.limit()) {
            case TOKENS, OUTPUT_TOKENS -> "token";
            case USD -> "cost";
            case TIME -> "time";
            case MODEL_CALLS -> "turn";
            case TOOL_CALLS -> "custom";
        };
    }

    /// Inspect's event has no word for the context.
    String eventType() {
        return type.equals(CONTEXT) ? "custom" : type;
    }

    ObjectNode json() {
        return LogJson.object().put("type", type).put("limit", most).put("reason", reason);
    }
}
