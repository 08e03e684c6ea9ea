package dev.reckoner.agent;

import dev.reckoner.agent.setup.TokenLimit;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Pricing;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;
import dev.reckoner.task.PythonMode;
import dev.reckoner.task.Remedy;
import dev.reckoner.task.UnusableLimit;
import dev.reckoner.tool.Cells;
import dev.reckoner.tool.Tool;

import java.util.List;

/// The rules of an attempt, which do not change while it runs.
///
/// @param cells of which small limits reduce what the model is shown, see [#shownChars]
/// @param model what is known about the model; without a price money cannot be limited
/// @param answerAs the form in which the model is asked to answer
/// @param calls how the model runs Python and submits its answer
public record Rules(
        Preset preset,
        Limits limits,
        Cells cells,
        ModelFacts model,
        List<Tool> tools,
        AnswerForm answerAs,
        Calls calls) {

    public static final int OUTPUT_CHARS = 16 * 1024;

    public Rules {
        tools = List.copyOf(tools);
        if (model.pricing() instanceof Pricing.Unpriced
                && limits.most(Limits.Kind.USD).isPresent()) {
            throw new UnusableLimit(
                    "a limit on money needs the model's price, and no price is known",
                    new Remedy.SetLimit(Limits.Kind.TOKENS));
        }
    }

    /// The most characters of a cell's output that the model is shown under these limits.
    public int shownChars() {
        return reserve().shownChars();
    }

    Reserve reserve() {
        return Reserve.of(reserved().limits(), model, cells.outputChars());
    }

    /// The rules with those limits into which the worst case of each call must fit.
    Rules reserved() {
        return preset.tokenLimit() == TokenLimit.RESERVED
                ? this
                : with(limits.without(Limits.Kind.TOKENS));
    }

    /// Whether the model can run Python.
    public boolean hasPython() {
        return cells.mode() != PythonMode.NONE;
    }

    /// The first request of an attempt.
    ///
    /// @param tools empty where calls are written as text
    /// @param inputTokens an estimate, too high rather than too low
    public record First(String prompt, List<Tool> tools, long inputTokens, long outputCap) {}

    public First first(Problem problem) {
        var budget = CheckLimits.atStart(problem, this);
        return new First(
                Prompt.of(problem, this),
                Calling.of(List.of(), this) == Calling.TOOLS ? tools : List.of(),
                budget.input(),
                budget.ordinary().outputCap());
    }

    /// @throws UnusableLimit if the limits leave no room for a first reply
    public void check(Problem problem) {
        CheckLimits.of(problem, this);
    }

    /// @param entries those of an attempt that goes on, the event that says so included
    /// @throws UnusableLimit if a limit still leaves nothing to spend
    public void checkResumed(List<Entry> entries) {
        if (Stepper.next(entries, this) instanceof Decision.Finish(End.OutOf outOf)) {
            throw new UnusableLimit(
                    "the attempt is out of %s, and goes on only with a higher limit"
                            .formatted(outOf.limit().toString().replace('_', ' ')),
                    outOf.remedy().orElseGet(() -> new Remedy.SetLimit(outOf.limit())));
        }
    }

    Rules with(Limits limits) {
        return new Rules(preset, limits, cells, model, tools, answerAs, calls);
    }

    Rules with(ModelFacts model) {
        return new Rules(preset, limits, cells, model, tools, answerAs, calls);
    }

    public Rules with(List<Tool> tools) {
        return new Rules(preset, limits, cells, model, tools, answerAs, calls);
    }
}
