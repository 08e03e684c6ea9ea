package dev.reckoner.cli.eval;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.reckoner.eval.run.EvaluationDirectory;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The object that `eval --json` ends with; `docs/json.md` has its fields.
///
/// @param evaluation its directory
/// @param attempts how many there are to be
/// @param stopped why it is not complete; null if it is, or if attempts failed outside the model
@JsonInclude(JsonInclude.Include.ALWAYS)
record EvaluationResult(
        String evaluation,
        String name,
        int problems,
        int samples,
        int attempts,
        boolean complete,
        @Nullable String stopped,
        boolean scripted,
        List<ArmResult> arms) {

    static EvaluationResult of(EvaluationDirectory directory, @Nullable String stopped) {
        var record = directory.record();
        int problems = directory.questions().size();
        var rows = directory.rows().values();
        var arms =
                record.arms().stream()
                        .map(arm -> ArmResult.of(arm, problems * record.samples(), rows))
                        .toList();
        return new EvaluationResult(
                directory.path().toString(),
                record.name(),
                problems,
                record.samples(),
                problems * record.samples() * arms.size(),
                arms.stream().allMatch(arm -> arm.unfinished() == 0 && arm.voided() == 0),
                stopped,
                record.scripted(),
                arms);
    }

    int voided() {
        return arms.stream().mapToInt(ArmResult::voided).sum();
    }
}
