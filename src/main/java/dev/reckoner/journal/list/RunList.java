package dev.reckoner.journal.list;

import dev.reckoner.text.IoReason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The runs below a directory, the newest first.
///
/// @param broken the directories that are no runs, or whose files cannot be read
public record RunList(List<RunSummary> runs, List<Broken> broken) {

    /// @param why in words for a person
    public record Broken(Path directory, String why) {}

    private static final Comparator<RunSummary> NEWEST_FIRST =
            Comparator.comparing(RunSummary::started)
                    .thenComparing(run -> String.valueOf(run.directory().getFileName()))
                    .reversed();

    public RunList {
        runs = List.copyOf(runs);
        broken = List.copyOf(broken);
    }

    /// @throws IllegalArgumentException if there is no such directory, or it cannot be read
    public static RunList in(Path directory) {
        var runs = new ArrayList<RunSummary>();
        var broken = new ArrayList<Broken>();
        for (var each : directories(directory).parallelStream().map(RunList::read).toList()) {
            switch (each) {
                case Read.Sound(var run) -> runs.add(run);
                case Read.Unsound(var directoryAndWhy) -> broken.add(directoryAndWhy);
            }
        }
        runs.sort(NEWEST_FIRST);
        return new RunList(runs, broken);
    }

    private static Read read(Path directory) {
        try {
            return new Read.Sound(RunSummary.of(directory));
        } catch (IllegalArgumentException e) {
            return new Read.Unsound(new Broken(directory, String.valueOf(e.getMessage())));
        }
    }

    /// What was found in a directory. Closed for ever.
    private sealed interface Read {

        record Sound(RunSummary run) implements Read {}

        record Unsound(Broken broken) implements Read {}
    }

    private static List<Path> directories(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(Files::isDirectory)
                    .filter(each -> !String.valueOf(each.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no directory " + directory, e);
        } catch (NotDirectoryException e) {
            throw new IllegalArgumentException(directory + " is not a directory", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "can't read %s: %s".formatted(directory, IoReason.of(e)), e);
        }
    }

    /// The newest run that only has to be resumed to go on.
    public Optional<RunSummary> newestUnfinished() {
        return runs.stream().filter(RunSummary::isUnfinished).findFirst();
    }
}
