package dev.reckoner.cli.eval;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/// `--jobs` and `--cells`: how much of an evaluation happens at once.
public final class ParallelOptions {

    private static final int MOST = 1_000;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "16",
            description =
                    "How many attempts of an evaluation are made at once, at most; fewer where the"
                            + " server takes fewer (default: ${DEFAULT-VALUE}).")
    private int jobs = 16;

    @Option(
            names = "--cells",
            paramLabel = "N",
            description =
                    "How many cells of an evaluation run at once (default: one for each"
                            + " processor).")
    private @Nullable Integer cells;

    /// @throws Failure if it is not a number of attempts
    int jobs() {
        return checked("--jobs", jobs);
    }

    /// @throws Failure if it is not a number of cells
    int cells() {
        return cells == null
                ? Runtime.getRuntime().availableProcessors()
                : checked("--cells", cells);
    }

    private static int checked(String option, int number) {
        if (number < 1 || number > MOST) {
            throw new Failure(
                    Exit.USAGE,
                    "%s is from 1 to %s, was %s".formatted(option, MOST, number),
                    "see: reckoner eval --help");
        }
        return number;
    }
}
