package dev.reckoner.cli.eval;

import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.run.Job;
import dev.reckoner.eval.script.ScriptedAttempts;
import dev.reckoner.journal.Run;
import dev.reckoner.model.select.SelectedModel;

import java.util.Map;
import java.util.Objects;

/// The model of each job of an evaluation.
sealed interface EvaluationModels {

    SelectedModel of(Job job);

    /// One model for each arm.
    record OfArms(Map<Arm, SelectedModel> models) implements EvaluationModels {

        public OfArms {
            models = Map.copyOf(models);
        }

        @Override
        public SelectedModel of(Job job) {
            return Objects.requireNonNull(models.get(job.arm()));
        }
    }

    /// Replies written by hand for each problem, arm and sample.
    ///
    /// @param access where the scripts are
    record OfScripts(ScriptedAttempts scripts, Run.Access access) implements EvaluationModels {

        @Override
        public SelectedModel of(Job job) {
            return scripts.model(
                            job.question().id(),
                            job.arm().effort(),
                            job.arm().tools(),
                            job.sample())
                    .with(access);
        }
    }
}
