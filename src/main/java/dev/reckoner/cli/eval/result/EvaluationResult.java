package dev.reckoner.cli.eval.result;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.run.EvaluationDirectory;
import dev.reckoner.eval.run.VoteOutcome;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The object that `eval --json` ends with; `docs/json.md` has its fields.
///
/// @param evaluation its directory
/// @param attempts how many there are to be
/// @param stopped why it is not complete; null if it is, or if attempts failed outside the model
@JsonInclude(JsonInclude.Include.ALWAYS)
public record EvaluationResult(
        String evaluation,
        String name,
        int problems,
        int samples,
        int attempts,
        boolean complete,
        @Nullable String stopped,
        boolean scripted,
        List<ArmResult> arms) {

    /// @param votes those that are decided; empty where none was asked for
    public static EvaluationResult of(
            EvaluationDirectory directory, @Nullable String stopped, List<VoteOutcome> votes) {
        var record = directory.record();
        int problems = directory.questions().size();
        var rows = directory.rows().values();
        var arms =
                record.arms().stream()
                        .map(arm ->
                                ArmResult.of(
                                        record,
                                        arm,
                                        problems * record.samples(),
                                        rows,
                                        voteOf(arm, problems, record, votes)))
                        .toList();
        return new EvaluationResult(
                directory.path().toString(),
                record.name(),
                problems,
                record.samples(),
                arms.stream().mapToInt(ArmResult::attempts).sum(),
                arms.stream().allMatch(arm -> arm.unfinished() == 0 && arm.voided() == 0),
                stopped,
                record.scripted(),
                arms);
    }

    private static @Nullable VoteResult voteOf(
            Arm arm, int problems, EvaluationRecord record, List<VoteOutcome> votes) {
        boolean voting = record.setup() != null && record.setup().voting();
        return voting
                ? VoteResult.of(
                        problems, votes.stream().filter(vote -> vote.arm().equals(arm)).toList())
                : null;
    }

    /// How many attempts failed outside the model.
    public int voided() {
        return arms.stream().mapToInt(ArmResult::voided).sum();
    }
}
