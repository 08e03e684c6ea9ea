package dev.reckoner.eval.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.answer.Verdict;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The score of an attempt. One that no rule could tell is unscored: Inspect's metrics and reducers
/// leave it out and count it, as they do with scorers that failed. Decision 0053 says why it is not
/// `N`, which they take for wrong.
final class LogScore {

    /// The name of the scorer.
    static final String SCORER = "reckoner";

    /// Empty if the attempt must not be scored.
    static Optional<ObjectNode> of(AttemptRow row) {
        return switch (row.score()) {
            case CORRECT -> Optional.of(with(row, LogJson.object().put("value", "C")));
            case WRONG -> Optional.of(with(row, LogJson.object().put("value", "I")));
            case UNDECIDED -> Optional.of(with(row, LogJson.object().put("value", Double.NaN)));
            case VOIDED, UNFINISHED -> Optional.empty();
        };
    }

    private static ObjectNode with(AttemptRow row, ObjectNode score) {
        put(score, "answer", row.answer());
        put(score, "explanation", row.why());
        put(score, "reason", reason(row));
        var metadata = score.putObject("metadata").put("end", row.end());
        put(metadata, "verdict", row.verdict());
        put(metadata, "rule", row.rule());
        return score;
    }

    /// Inspect's word for it; where it has none, how the attempt ended.
    private static @Nullable String reason(AttemptRow row) {
        if (row.score() == Score.UNDECIDED) {
            return "scoring_failed";
        }
        if (row.answer() == null) {
            return row.end();
        }
        return Verdict.UNPARSED.toString().equals(row.verdict()) ? "invalid_response_format" : null;
    }

    private static void put(ObjectNode node, String name, @Nullable String text) {
        if (text != null) {
            node.put(name, text);
        }
    }

    private LogScore() {}
}
