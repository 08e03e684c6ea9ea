package dev.reckoner.model;

import dev.reckoner.Effort;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

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
                    "use --effort "
                            + efforts.stream()
                                    .map(Effort::toString)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static void tools(CatalogueEntry model, @Nullable Effort asked) {
        var effort = asked == null ? model.defaultEffort() : asked;
        if (Objects.equals(model.reasoningToolsOnChat(), false) && effort != Effort.NONE) {
            boolean canBeOff = model.efforts() != null && model.efforts().contains(Effort.NONE);
            throw new Unsuited(
                    model.id() + " refuses tools together with reasoning on Chat Completions",
                    "use --api responses" + (canBeOff ? ", or --effort none" : ""));
        }
    }

    private Fitness() {}
}
