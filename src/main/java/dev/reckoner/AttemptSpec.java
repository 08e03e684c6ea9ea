package dev.reckoner;

import dev.reckoner.agent.Rules;
import dev.reckoner.journal.Program;
import dev.reckoner.journal.Run;
import dev.reckoner.model.Price;
import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.task.Problem;
import dev.reckoner.tool.Tools;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The model, the sandbox and the settings of an attempt. Its rules and its `run.json` are both
/// made from them, so that they always agree.
record AttemptSpec(SelectedModel model, Sandbox sandbox, Settings settings) {

    AttemptSpec with(Settings settings) {
        return new AttemptSpec(model, sandbox, settings);
    }

    Rules rules() {
        var bare =
                new Rules(
                        settings.preset(),
                        settings.inForce(model.facts().pricing()),
                        settings.cell(),
                        Rules.OUTPUT_CHARS,
                        model.facts(),
                        List.of(),
                        settings.answerAs(),
                        settings.calls());
        return bare.preset().tools()
                ? bare.with(
                        Tools.session(
                                sandbox.description(),
                                sandbox.limits(),
                                bare.cell(),
                                bare.shownChars()))
                : bare;
    }

    /// @param rules the result of [#rules]
    Run run(Problem problem, Rules rules) {
        boolean tools = rules.preset().tools();
        return new Run(
                Program.version(),
                Instant.now(),
                problem,
                model.name(),
                model.scripted(),
                model.recorded(),
                model.effort().orElse(null),
                rules.preset().toString(),
                rules.answerAs(),
                tools ? rules.calls() : null,
                rules.limits(),
                settings.limits(),
                rules.cell(),
                rules.shownChars(),
                tools ? sandbox.description() : null,
                tools ? sandbox.limits() : null,
                new Run.Source(
                        model.server().orElse(null),
                        model.api().map(Api::toString).orElse(null),
                        model.facts().pricing().known().map(AttemptSpec::prices).orElse(null)));
    }

    private static Run.Prices prices(Price price) {
        return new Run.Prices(
                price.input(),
                price.cachedInput(),
                price.output(),
                price.cacheWrite(),
                Optional.ofNullable(price.beyond()).map(AttemptSpec::beyond).orElse(null));
    }

    private static Run.Beyond beyond(Price.Beyond beyond) {
        return new Run.Beyond(beyond.tokens(), prices(beyond.usd()));
    }
}
