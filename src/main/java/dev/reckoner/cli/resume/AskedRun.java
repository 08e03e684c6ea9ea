package dev.reckoner.cli.resume;

import dev.reckoner.agent.Preset;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.SandboxOption;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.Run;
import dev.reckoner.journal.RunDirectory;
import dev.reckoner.journal.RunNotReadable;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// A run as its directory has it: what was asked, and what has happened.
record AskedRun(Run asked, List<Entry> entries) {

    /// @param purpose what it is read for, such as `replay it`
    /// @throws Failure if it cannot be read, or is of a version that knows more
    static AskedRun in(Path directory, String purpose) {
        String newer = purpose + " in the version of Reckoner that made it";
        try {
            var asked = new RunDirectory(directory).run();
            Preset.named(asked.preset());
            if (asked.sandbox() != null) {
                SandboxOption.check(asked.sandbox().kind());
            }
            return new AskedRun(asked, Journal.recover(directory).entries());
        } catch (RunNotReadable e) {
            throw new Failure(
                    Exit.USAGE, String.valueOf(e.getMessage()), "list the runs: reckoner runs");
        } catch (UncheckedIOException e) {
            throw new Failure(
                    Exit.MISSING,
                    String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()),
                    newer);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.MISSING,
                    "%s/%s: %s".formatted(directory, RunDirectory.RUN, e.getMessage()),
                    newer);
        }
    }
}
