package dev.reckoner.cli.eval;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.eval.dataset.Selection;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/// `--split`, `--where`, `--shuffle`, `--seed` and `--limit`: which problems of a data set are
/// taken.
public final class DatasetOptions {

    @Option(
            names = "--split",
            paramLabel = "NAME",
            description =
                    "Only the rows of this split: by a column split, or by the names of the files,"
                            + " such as test for test-00000-of-00001.parquet.")
    private @Nullable String split;

    @Option(
            names = "--where",
            paramLabel = "SQL",
            description =
                    "Only the rows for which this SQL expression over the columns of the files is"
                            + " true, such as \"level >= 4 and subject = 'Algebra'\".")
    private @Nullable String where;

    @Option(
            names = "--shuffle",
            description =
                    "Take the problems in an order by chance, which --seed decides: the same on"
                            + " every machine.")
    private boolean shuffle;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Decides the order of --shuffle, and that of choices whose right one stands"
                            + " apart in the data set (default: 0).")
    private long seed;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most the first N problems, after --where and --shuffle.")
    private @Nullable Integer limit;

    /// @throws Failure if the limit is below 1
    public Selection selection() {
        if (limit != null && limit < 1) {
            throw new Failure(
                    Exit.USAGE,
                    "--limit is a number above 0, was " + limit,
                    "leave it out to take all problems");
        }
        return new Selection(split, where, shuffle, seed, limit);
    }
}
