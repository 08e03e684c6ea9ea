package dev.reckoner.cli.eval;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.eval.vote.StoppingRule;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/// `--samples`, `--vote` and `--vote-error`: how many attempts each problem gets in each arm.
final class SampleOptions {

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Attempts at each problem in each arm (default: 1).")
    private @Nullable Integer samples;

    @Option(
            names = "--vote",
            paramLabel = "K",
            description =
                    "Instead: attempts in waves, K at most, until one answer has won the vote.")
    private @Nullable Integer vote;

    @Option(
            names = "--vote-error",
            paramLabel = "E",
            description =
                    "A vote stops once its leader is wrong with a probability of at most E, by the"
                            + " Beta criterion; 0: once it can't be overtaken (default: 0.01).")
    private double error = StoppingRule.Likely.DEFAULT.error();

    int samples() {
        if (samples != null && vote != null) {
            throw usage("--samples and --vote exclude each other");
        }
        int number = vote != null ? vote : samples != null ? samples : 1;
        if (number < 1) {
            throw usage(
                    "%s is at least 1, was %s"
                            .formatted(vote == null ? "--samples" : "--vote", number));
        }
        return number;
    }

    /// Null if there is no vote.
    @Nullable Double error() {
        if (error < 0 || error >= 0.5) {
            throw usage("--vote-error is at least 0 and below 0.5, was " + error);
        }
        return vote == null ? null : error;
    }

    private static Failure usage(String what) {
        return new Failure(Exit.USAGE, what, "see: reckoner eval --help");
    }
}
