package dev.reckoner.eval.statistics;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// A 95 % confidence interval, over problems like those of the data set.
public record ConfidenceInterval(double low, double high, Method method) {

    /// How it was computed.
    public enum Method {
        /// The problems are drawn anew with their attempts, [Resampling#resamples()] times; from
        /// the 2.5th to the 97.5th percentile of the means.
        CLUSTER_BOOTSTRAP,
        /// Wilson's score interval, each problem a single trial: where each problem has one
        /// attempt, and where all problems are 0 or all are 1, of which a bootstrap sees no spread.
        WILSON;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
