package dev.reckoner;

import dev.reckoner.agent.Preset;
import dev.reckoner.agent.Rules;
import dev.reckoner.agent.resume.Continued;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Program;
import dev.reckoner.journal.Run;
import dev.reckoner.model.ContextWindow;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Price;
import dev.reckoner.model.Pricing;
import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.task.Problem;
import dev.reckoner.task.PythonMode;
import dev.reckoner.tool.Cells;
import dev.reckoner.tool.Tool;
import dev.reckoner.tool.Tools;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The model, the sandbox and the settings of an attempt. Its rules and its `run.json` are both
/// made from them, so that they always agree.
record AttemptSpec(SelectedModel model, Sandbox sandbox, Settings settings) {

    AttemptSpec with(Settings settings) {
        return new AttemptSpec(model, sandbox, settings);
    }

    Rules rules() {
        var preset = settings.preset();
        return withTools(
                new Rules(
                        preset,
                        settings.inForce(model.facts().pricing()),
                        cells(settings.python(), settings, Rules.OUTPUT_CHARS),
                        model.facts(),
                        List.of(),
                        settings.answerAs(),
                        settings.calls()));
    }

    /// The rules of a run that goes on: what was asked then, with the model as it was known then.
    ///
    /// @param entries its journal, with the event that says that it goes on
    /// @throws IllegalArgumentException if its preset is not known
    Rules rules(Run run, List<Entry> entries) {
        var preset = Preset.named(run.preset());
        var rules =
                withTools(
                        new Rules(
                                preset,
                                Continued.limits(run.limits(), entries),
                                cells(
                                        run.pythonMode(),
                                        Settings.of(preset).cell(run.cell()),
                                        run.outputChars() == 0
                                                ? Rules.OUTPUT_CHARS
                                                : run.outputChars()),
                                facts(run.source()),
                                List.of(),
                                run.answerAs(),
                                Objects.requireNonNullElse(run.calls(), preset.calls())));
        return rules.with(told(entries, rules.tools()));
    }

    private Cells cells(PythonMode mode, Settings settings, int outputChars) {
        return new Cells(
                mode,
                settings.preset().view(),
                settings.cell(),
                outputChars,
                mode == PythonMode.NONE ? List.of() : requirements(sandbox.description()));
    }

    private static List<String> requirements(Description sandbox) {
        return sandbox.libraries().entrySet().stream()
                .map(library -> library.getKey() + "==" + library.getValue())
                .toList();
    }

    private Rules withTools(Rules bare) {
        return bare.hasPython()
                ? bare.with(
                        Tools.of(
                                sandbox.description(),
                                sandbox.limits(),
                                bare.cells().shown(bare.shownChars()),
                                bare.preset().submission()))
                : bare;
    }

    /// The tools as the model was told of them, because the request must not change.
    private static List<Tool> told(List<Entry> entries, List<Tool> tools) {
        if (!(entries.getFirst().event() instanceof Event.Prompted prompted)) {
            return tools;
        }
        var told =
                prompted.tools().stream()
                        .collect(
                                Collectors.toMap(
                                        Event.ToolText::name, Event.ToolText::description));
        return tools.stream()
                .map(tool ->
                        new Tool(
                                tool.name(),
                                told.getOrDefault(tool.name(), tool.description()),
                                tool.parameters()))
                .toList();
    }

    /// A run of an older version does not say what was known of its model.
    private ModelFacts facts(Run.Source source) {
        return source.outputCap() == null
                ? model.facts()
                : new ModelFacts(
                        Pricing.of(Price.of(source.usdPerMillion())),
                        ContextWindow.of(source.context()),
                        source.outputCap());
    }

    /// @param rules the result of [#rules]
    Run run(Problem problem, Rules rules) {
        boolean tools = rules.hasPython();
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
                rules.cells().mode(),
                tools ? rules.calls() : null,
                rules.limits(),
                settings.limits(),
                rules.cells().limit(),
                rules.shownChars(),
                tools ? sandbox.description() : null,
                tools ? sandbox.limits() : null,
                new Run.Source(
                        model.server().orElse(null),
                        model.api().map(Api::toString).orElse(null),
                        model.facts().pricing().known().map(AttemptSpec::prices).orElse(null),
                        model.facts().context().known().orElse(null),
                        model.facts().outputCap(),
                        model.access()),
                UUID.randomUUID().toString());
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
