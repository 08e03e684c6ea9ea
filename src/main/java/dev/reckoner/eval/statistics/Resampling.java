package dev.reckoner.eval.statistics;

/// How what is drawn at random is drawn, so that anyone gets the same numbers.
///
/// @param resamples of a bootstrap
public record Resampling(int resamples, long seed) {

    public static final Resampling DEFAULT = new Resampling(2_000, 2026);

    public Resampling {
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples must be at least 1, was " + resamples);
        }
    }
}
