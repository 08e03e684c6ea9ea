package dev.reckoner.eval.statistics;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// A 95 % confidence interval, over problems like those of the data set.
public record ConfidenceInterval(double low, double high, Method method) {

    /// This interval without what is below `least` or above `greatest`.
    public ConfidenceInterval within(double least, double greatest) {
        return new ConfidenceInterval(Math.max(least, low), Math.min(greatest, high), method);
    }

    /// How it was computed.
    public enum Method {
        /// Of 50 problems and more: the problems are drawn anew with their attempts,
        /// [Resampling#resamples()] times; from the 2.5th to the 97.5th percentile of the means.
        /// For a share, two problems are added: see [ShareIntervals].
        CLUSTER_BOOTSTRAP,
        /// Wilson's score interval, each problem a single trial: where each problem has one
        /// attempt.
        WILSON,
        /// Student's interval, for the mean of fewer than 50 problems, of which a bootstrap gives
        /// too narrow an interval. For a share, two problems are added: see [ShareIntervals].
        STUDENT_T;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
