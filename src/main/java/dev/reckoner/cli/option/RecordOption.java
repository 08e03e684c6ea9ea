package dev.reckoner.cli.option;

import dev.reckoner.journal.Run;
import dev.reckoner.model.select.SelectedModel;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.function.Supplier;

/// `--record`
public final class RecordOption {

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Record the model's replies in a new FILE, without the key, to be replayed by"
                            + " reckoner replay FILE.")
    private @Nullable Path record;

    public boolean given() {
        return record != null;
    }

    /// The model, recorded if that is asked for, without what the attempt is started with. It shows
    /// whether the model can be recorded.
    public SelectedModel check(SelectedModel chosen) {
        return taking(chosen, () -> null);
    }

    /// The model, recorded if that is asked for.
    ///
    /// @param asked what the attempt is started with, which the recording contains
    public SelectedModel taking(SelectedModel chosen, Supplier<@Nullable Run> asked) {
        if (record == null) {
            return chosen;
        }
        try {
            return chosen.recordedIn(record, asked.get());
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE, String.valueOf(e.getMessage()), "see: reckoner solve --help");
        }
    }
}
