package dev.reckoner.cli;

import dev.reckoner.model.Catalogue;
import dev.reckoner.model.ModelSpec;
import dev.reckoner.model.Models;
import dev.reckoner.model.NoModel;
import dev.reckoner.sandbox.Check;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// What `reckoner doctor` tries of models.
final class ModelCheck {

    /// Whether there is a model to ask; nothing is asked of it.
    static List<Check> run() throws InterruptedException {
        var whatever = new ModelSpec(null, null, null, System.getenv());
        try {
            var chosen = new Models(Catalogue.own()).open(whatever, LocalDate.now(ZoneOffset.UTC));
            return List.of(Check.pass("model", "endpoint", chosen.why()));
        } catch (NoModel e) {
            return List.of(
                    Check.note(
                            "model",
                            "endpoint",
                            String.valueOf(e.getMessage()),
                            String.join("; or ", e.ways())));
        } catch (IllegalArgumentException e) {
            return List.of(
                    Check.note(
                            "model",
                            "endpoint",
                            String.valueOf(e.getMessage()),
                            "correct OPENAI_BASE_URL or OPENAI_API_KEY"));
        }
    }

    private ModelCheck() {}
}
