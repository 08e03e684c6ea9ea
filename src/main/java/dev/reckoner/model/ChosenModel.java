package dev.reckoner.model;

import org.jspecify.annotations.Nullable;

/// A model to work with.
///
/// @param price null where it is not known, as for a model of one's own
/// @param context tokens of input and output together; null where it is not known
/// @param outputCap tokens it can write in one reply, or a guess that suits most
/// @param scripted whether its replies were written by hand
/// @param why what was chosen and for what reason, for a person
public record ChosenModel(
        Model model,
        @Nullable Price price,
        @Nullable Long context,
        long outputCap,
        boolean scripted,
        String why) {

    static final long USUAL_OUTPUT_CAP = 32_768;

    public String name() {
        return model.name();
    }
}
