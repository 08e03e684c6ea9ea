package dev.reckoner;

import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Totals;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What came of an attempt.
///
/// @param entries the whole journal, in order
/// @param directory where it was recorded; null where it was not
/// @param warning what went wrong beside the attempt, such as a transcript that could not be
///   written; null if nothing did. The journal holds all of the attempt nevertheless.
public record Solution(List<Entry> entries, @Nullable Path directory, @Nullable String warning) {

    public Solution(List<Entry> entries, @Nullable Path directory) {
        this(entries, directory, null);
    }

    public Solution {
        entries = List.copyOf(entries);
    }

    /// The submission, as the model wrote it.
    public Optional<String> answer() {
        return end().flatMap(end ->
                end instanceof End.Answered(String answer)
                        ? Optional.of(answer)
                        : Optional.empty());
    }

    /// Why the attempt ended; empty where it was interrupted and can go on.
    public Optional<End> end() {
        return !entries.isEmpty() && entries.getLast().event() instanceof Event.Ended(End end)
                ? Optional.of(end)
                : Optional.empty();
    }

    /// Tokens, money and time.
    public Totals spent() {
        return Totals.of(entries);
    }
}
