package dev.reckoner.model;

import org.jspecify.annotations.Nullable;

/// What an attempt needs to know about its model: from the catalogue, the server or a recording.
///
/// @param outputCap tokens the model can write in one reply, or a guess that is right for most
///   models
public record ModelFacts(Pricing pricing, ContextWindow context, long outputCap) {

    public static final long USUAL_OUTPUT_CAP = 32_768;

    /// The facts of a model about which nothing is known.
    public static final ModelFacts UNKNOWN = of(null, null, null);

    /// Creates the facts. An unknown output cap is replaced by a guess, which leaves half of a
    /// small context for the input.
    ///
    /// @param price null if it is not known
    /// @param context null if it is not known
    /// @param outputCap null if it is not known
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
