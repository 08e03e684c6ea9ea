package dev.reckoner.cli.solve;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.OptionalInt;

/// `--vote`
final class VoteOption {

    private static final int MOST = 1_000;

    @Option(
            names = "--vote",
            paramLabel = "K",
            description =
                    "Make attempts in waves, K at most, until one answer has won the vote."
                            + " --max-usd, --max-tokens and --max-time hold for all of them"
                            + " together, the other limits for each.")
    private @Nullable Integer most;

    /// Empty if no vote is asked for.
    OptionalInt most() {
        if (most != null && (most < 1 || most > MOST)) {
            throw new Failure(
                    Exit.USAGE,
                    "--vote is from 1 to %s, was %s".formatted(MOST, most),
                    "see: reckoner solve --help");
        }
        return most == null ? OptionalInt.empty() : OptionalInt.of(most);
    }
}
