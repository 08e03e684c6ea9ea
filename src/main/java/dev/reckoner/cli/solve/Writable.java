package dev.reckoner.cli.solve;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.text.IoReason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds out whether runs can be recorded, before anything is asked of a model.
public final class Writable {

    /// Makes the directory if there is none.
    ///
    /// @throws Failure if nothing can be written there
    public static void check(Path runs) {
        try {
            Files.createDirectories(runs);
            Path trial = Files.createTempFile(runs, ".writable", null);
            try {
                Files.writeString(trial, "a full disk takes the file, but nothing in it");
            } finally {
                Files.delete(trial);
            }
        } catch (IOException e) {
            throw new Failure(
                    Exit.MISSING,
                    "can't write to " + runs.toAbsolutePath() + ": " + IoReason.of(e),
                    "name another directory with --runs");
        }
    }

    private Writable() {}
}
