package dev.reckoner.model;

import dev.reckoner.Effort;
import dev.reckoner.task.Remedy;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// Whether a model of OpenAI's that is known takes what is asked of it.
final class Fitness {

    /// @param api what it will be spoken to in
    /// @throws Unsuited if it does not
    static void check(CatalogueEntry model, Api api, ModelSpec spec) {
        effort(model, spec.effort());
        if (spec.needs().tools() && api == Api.CHAT) {
            tools(model, spec.effort());
        }
    }

    private static void effort(CatalogueEntry model, @Nullable Effort asked) {
        List<Effort> efforts = model.efforts();
        if (asked != null && efforts != null && !efforts.contains(asked)) {
            throw new Unsuited(
                    model.id() + " does not take the effort " + asked,
                    new Remedy.ChooseEffort(efforts));
        }
    }

    private static void tools(CatalogueEntry model, @Nullable Effort asked) {
        var effort = asked == null ? model.defaultEffort() : asked;
        if (Objects.equals(model.reasoningToolsOnChat(), false) && effort != Effort.NONE) {
            boolean canBeOff = model.efforts() != null && model.efforts().contains(Effort.NONE);
            String refuses =
                    model.id() + " refuses tools together with reasoning on Chat Completions";
            var responses = new Remedy.UseResponses();
            throw canBeOff
                    ? new Unsuited(
                            refuses, responses, new Remedy.ChooseEffort(List.of(Effort.NONE)))
                    : new Unsuited(refuses, responses);
        }
    }

    private Fitness() {}
}
