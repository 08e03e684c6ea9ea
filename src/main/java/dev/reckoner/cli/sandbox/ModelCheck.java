package dev.reckoner.cli.sandbox;

import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.ModelOptions;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.model.select.ModelSpec;
import dev.reckoner.sandbox.DoctorCheck.Status;

import java.util.stream.Collectors;

/// What `reckoner doctor` tries of models.
final class ModelCheck {

    /// Whether there is a model to ask; nothing is asked of it.
    static DoctorRow run(ModelOptions options) throws InterruptedException {
        try {
            var chosen = options.choose(null, new ModelSpec.Needs(true, false));
            String warnings =
                    chosen.warnings().stream()
                            .map(RemedyWords::of)
                            .collect(Collectors.joining("; "));
            return row(warnings.isEmpty() ? Status.PASS : Status.NOTE, chosen.why(), warnings);
        } catch (Failure e) {
            return row(
                    Status.NOTE,
                    String.valueOf(e.getMessage()),
                    String.join("; or ", e.remedies()));
        }
    }

    private static DoctorRow row(Status status, String found, String repair) {
        return new DoctorRow("model", "endpoint", status, found, repair);
    }

    private ModelCheck() {}
}
