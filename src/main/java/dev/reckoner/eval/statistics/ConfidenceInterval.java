package dev.reckoner.eval.statistics;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// A 95 % confidence interval, over problems like those of the data set.
public record ConfidenceInterval(double low, double high, Method method) {

    /// How it was computed.
    public enum Method {
        /// Of 50 problems and more: the problems are drawn anew with their attempts,
        /// [Resampling#resamples()] times; from the 2.5th to the 97.5th percentile of the means.
        CLUSTER_BOOTSTRAP,
        /// Wilson's score interval, each problem a single trial: where each problem has one
        /// attempt, and where all problems are 0 or all are 1.
        WILSON,
        /// Wilson's score interval for fewer than 50 problems with several attempts each, of which
        /// a bootstrap gives too narrow an interval: see [Wilson#clustered].
        WILSON_CLUSTERED,
        /// Student's interval, for the mean of the differences of fewer than 50 problems.
        STUDENT_T;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
