package dev.reckoner.eval.metrics;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;

import java.util.Collection;

/// How the model used Python, over the attempts that ended without a failure from outside.
///
/// @param attempts that are correct, wrong or undecided
/// @param withCell of these, those that ran at least one cell
/// @param cells that were run in all of them
/// @param failedCells cells that raised, ran out of time or memory, or crashed
/// @param rejectedCalls calls that could not be carried out, such as those of a tool that does not
///   exist
public record ToolUse(
        int attempts, int withCell, long cells, long failedCells, long rejectedCalls) {

    static ToolUse of(Collection<AttemptRow> rows) {
        var ended =
                rows.stream()
                        .filter(row ->
                                row.score() != Score.VOIDED && row.score() != Score.UNFINISHED)
                        .toList();
        return new ToolUse(
                ended.size(),
                (int) ended.stream().filter(row -> row.toolCalls() > 0).count(),
                ended.stream().mapToLong(AttemptRow::toolCalls).sum(),
                ended.stream().mapToLong(AttemptRow::toolErrors).sum(),
                ended.stream().mapToLong(AttemptRow::rejectedCalls).sum());
    }
}
