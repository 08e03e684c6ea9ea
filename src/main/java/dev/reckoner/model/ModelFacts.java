package dev.reckoner.model;

import org.jspecify.annotations.Nullable;

/// What an attempt has to know of its model, from the catalogue, its server or a recording.
///
/// @param outputCap tokens it can write in one reply, or a guess that suits most
public record ModelFacts(Pricing pricing, ContextWindow context, long outputCap) {

    public static final long USUAL_OUTPUT_CAP = 32_768;

    /// Of a model of which nothing is known.
    public static final ModelFacts UNKNOWN = of(null, null, null);

    /// With a guess in place of an output cap that is not known: half of a small context is left
    /// for the input.
    ///
    /// @param price null where it is not known
    /// @param context null where it is not known
    /// @param outputCap null where it is not known
    public static ModelFacts of(
            @Nullable Price price, @Nullable Long context, @Nullable Long outputCap) {
        var window = ContextWindow.of(context);
        long guess =
                switch (window) {
                    case ContextWindow.Limited(var tokens) ->
                            Math.min(USUAL_OUTPUT_CAP, Math.max(1, tokens / 2));
                    case ContextWindow.Unknown() -> USUAL_OUTPUT_CAP;
                };
        return new ModelFacts(Pricing.of(price), window, outputCap == null ? guess : outputCap);
    }
}
