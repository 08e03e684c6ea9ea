package dev.reckoner.cli.option;

import dev.reckoner.model.select.SelectedModel;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// `--record`
public final class RecordOption {

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Record the model's replies in a new FILE, without the key, to be replayed by"
                            + " --model cassette:FILE.")
    private @Nullable Path record;

    /// The model, recorded if that is asked for.
    public SelectedModel taking(SelectedModel chosen) {
        if (record == null) {
            return chosen;
        }
        try {
            return chosen.recordedIn(record);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE, String.valueOf(e.getMessage()), "see: reckoner solve --help");
        }
    }
}
