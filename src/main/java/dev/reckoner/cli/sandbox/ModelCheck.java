package dev.reckoner.cli.sandbox;

import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.ModelOptions;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.model.select.ModelSpec;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.DoctorCheck.Status;

import java.util.List;
import java.util.stream.Collectors;

/// What `reckoner doctor` tries of models.
final class ModelCheck {

    /// Whether there is a model to ask. One that is named is asked for one tool call; of another
    /// nothing is asked, because that can cost money.
    static List<DoctorRow> run(ModelOptions options) throws InterruptedException {
        try {
            var chosen =
                    options.choose(null, new ModelSpec.Needs(ModelSpec.Needs.Tools.WANTED, false));
            return options.named() && isAtServer(chosen)
                    ? List.of(endpoint(chosen), ToolCallTrial.of(chosen.model()))
                    : List.of(endpoint(chosen));
        } catch (Failure e) {
            return List.of(
                    row(
                            options.named() ? Status.FAIL : Status.NOTE,
                            String.valueOf(e.getMessage()),
                            String.join("; or ", e.remedies())));
        }
    }

    private static boolean isAtServer(SelectedModel chosen) {
        return !chosen.scripted() && chosen.recorded() == null;
    }

    private static DoctorRow endpoint(SelectedModel chosen) {
        String warnings =
                chosen.warnings().stream().map(RemedyWords::of).collect(Collectors.joining("; "));
        return row(warnings.isEmpty() ? Status.PASS : Status.NOTE, chosen.why(), warnings);
    }

    private static DoctorRow row(Status status, String found, String repair) {
        return new DoctorRow("model", "endpoint", status, found, repair);
    }

    private ModelCheck() {}
}
