package dev.reckoner.cli.eval;

import dev.reckoner.Plan;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.transcript.Numbers;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// What an evaluation would be, before anything is asked.
///
/// @param problems how many
/// @param free whether nothing is paid, because the replies are written by hand or cost nothing
/// @param mostUsd the most that all attempts can cost; null if it is not known
record EvaluationPlan(
        int problems, int arms, int samples, boolean free, @Nullable BigDecimal mostUsd) {

    /// @param plans of one attempt at each problem in each arm
    static EvaluationPlan of(EvaluationRecord record, SelectedModel model, List<Plan> plans) {
        BigDecimal most = BigDecimal.ZERO;
        for (var plan : plans) {
            most = most == null || plan.mostUsd() == null ? null : most.add(plan.mostUsd());
        }
        most = most == null ? null : most.multiply(BigDecimal.valueOf(record.samples()));
        var limit = record.run().most(Kind.USD);
        return new EvaluationPlan(
                record.data().problems(),
                record.arms().size(),
                record.samples(),
                model.scripted() || most != null && most.signum() == 0,
                limit.isPresent() ? limit.get().min(most == null ? limit.get() : most) : most);
    }

    /// Such as `60 problems × 4 arms × 4 samples = 960 attempts; they can cost up to $12.00`.
    String words() {
        return "%s × %s × %s = %s; %s"
                .formatted(
                        Numbers.counted(problems, "problem"),
                        Numbers.counted(arms, "arm"),
                        Numbers.counted(samples, "sample"),
                        Numbers.counted((long) problems * arms * samples, "attempt"),
                        cost());
    }

    private String cost() {
        if (free) {
            return "they cost nothing";
        }
        return mostUsd == null
                ? "what they can cost is not known; --max-tokens limits them"
                : "they can cost up to $" + mostUsd.setScale(2, RoundingMode.UP).toPlainString();
    }
}
