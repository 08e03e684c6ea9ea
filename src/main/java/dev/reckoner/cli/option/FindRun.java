package dev.reckoner.cli.option;

import dev.reckoner.journal.RunDirectory;
import dev.reckoner.journal.list.RunList;
import dev.reckoner.journal.list.RunSummary;
import dev.reckoner.text.OneLine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the run that a person means.
public final class FindRun {

    private static final String LIST = "list the runs: reckoner runs";

    /// @param name a run directory, or the name of one below `runs`
    /// @throws Failure if there is none
    public static Path named(Path name, Path runs) {
        return directory(name, runs)
                .orElseThrow(() ->
                        new Failure(
                                Exit.USAGE,
                                "there is no run '%s'".formatted(OneLine.quote(name.toString())),
                                LIST + " " + runs));
    }

    /// The directory of that name, if it is one of a run.
    public static Optional<Path> directory(Path name, Path runs) {
        if (isRun(name)) {
            return Optional.of(name);
        }
        Path below = runs.resolve(name);
        return isRun(below) ? Optional.of(below) : Optional.empty();
    }

    private static boolean isRun(Path directory) {
        return Files.exists(directory.resolve(RunDirectory.RUN));
    }

    /// @throws Failure if no run has to be resumed
    public static Path newestUnfinished(Path runs) {
        return list(runs)
                .newestUnfinished()
                .map(RunSummary::directory)
                .orElseThrow(() ->
                        new Failure(
                                Exit.USAGE,
                                "no run in " + runs + " is unfinished",
                                LIST + " " + runs));
    }

    /// @throws Failure if there is no run
    public static Path newest(Path runs) {
        return list(runs).runs().stream()
                .map(RunSummary::directory)
                .findFirst()
                .orElseThrow(() ->
                        new Failure(
                                Exit.USAGE,
                                "there is no run in " + runs,
                                "name another directory with --runs"));
    }

    /// @throws Failure if there is no such directory
    public static RunList list(Path runs) {
        try {
            return RunList.in(runs);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE, String.valueOf(e.getMessage()), "name another directory of runs");
        }
    }

    private FindRun() {}
}
