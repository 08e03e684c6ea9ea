package dev.reckoner.cli;

import dev.reckoner.model.ModelSpec;
import dev.reckoner.sandbox.Check;

import java.util.List;

/// What `reckoner doctor` tries of models.
final class ModelCheck {

    /// Whether there is a model to ask; nothing is asked of it.
    static List<Check> run(ModelOptions options) throws InterruptedException {
        try {
            var chosen = options.choose(null, new ModelSpec.Needs(true, false));
            String warnings = String.join("; ", chosen.warnings());
            return List.of(
                    warnings.isEmpty()
                            ? Check.pass("model", "endpoint", chosen.why())
                            : Check.note("model", "endpoint", chosen.why(), warnings));
        } catch (Failure e) {
            return List.of(
                    Check.note(
                            "model",
                            "endpoint",
                            String.valueOf(e.getMessage()),
                            e.remedy().replaceAll("\\s*\\n\\s*", "; or ")));
        }
    }

    private ModelCheck() {}
}
