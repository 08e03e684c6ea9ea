package dev.reckoner.model.select;

import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.catalogue.CatalogueEntry;
import dev.reckoner.model.select.ModelSpec.Needs.Tools;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Remedy;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Checks whether a known OpenAI model supports what is asked of it.
final class CheckCapabilities {

    /// @param api the API that will be used
    /// @throws UnsupportedByModel if it does not support what it cannot do without
    static void check(CatalogueEntry model, Api api, ModelSpec spec) {
        effort(model, spec.effort());
        if (spec.needs().tools() == Tools.NEEDED) {
            tools(model, api, spec.effort());
        }
    }

    /// @throws UnsupportedByModel if it does not support all that is asked of it
    static void checkAll(CatalogueEntry model, Api api, ModelSpec spec) {
        effort(model, spec.effort());
        if (spec.needs().tools() != Tools.NONE) {
            tools(model, api, spec.effort());
        }
    }

    private static void effort(CatalogueEntry model, @Nullable Effort asked) {
        var efforts = Optional.ofNullable(model.efforts());
        boolean refused =
                efforts.filter(taken -> asked != null && !taken.contains(asked)).isPresent();
        if (refused) {
            throw new UnsupportedByModel(
                    model.id() + " does not take the effort " + asked,
                    new Remedy.ChooseEffort(efforts.orElseThrow()));
        }
    }

    private static void tools(CatalogueEntry model, Api api, @Nullable Effort asked) {
        var effort =
                Optional.ofNullable(asked).or(() -> Optional.ofNullable(model.defaultEffort()));
        if (api == Api.CHAT
                && Objects.equals(model.reasoningToolsOnChat(), false)
                && !effort.equals(Optional.of(Effort.NONE))) {
            boolean canBeOff =
                    Optional.ofNullable(model.efforts())
                            .filter(efforts -> efforts.contains(Effort.NONE))
                            .isPresent();
            String refuses =
                    model.id() + " refuses tools together with reasoning on Chat Completions";
            var responses = new Remedy.UseResponses();
            var text = new Remedy.WriteCallsAsText();
            throw canBeOff
                    ? new UnsupportedByModel(
                            refuses, responses, new Remedy.ChooseEffort(List.of(Effort.NONE)), text)
                    : new UnsupportedByModel(refuses, responses, text);
        }
    }

    private CheckCapabilities() {}
}
