package dev.reckoner;

import dev.reckoner.agent.ledger.RunShortage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Totals;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The result of an attempt.
///
/// @param entries the whole journal, in order
/// @param directory the run directory; null if the attempt was not recorded
/// @param warning a problem that did not affect the attempt, such as a transcript that could not be
///   written; null if there was none
/// @param unrecorded why the journal on disk lacks the last of the entries; null if it has all
/// @param shortage the limit of the run that has stopped the attempt; null if none has
public record Solution(
        List<Entry> entries,
        @Nullable Path directory,
        @Nullable String warning,
        @Nullable String unrecorded,
        @Nullable RunShortage shortage) {

    public Solution(List<Entry> entries, @Nullable Path directory) {
        this(entries, directory, null, null, null);
    }

    public Solution {
        entries = List.copyOf(entries);
    }

    /// The answer: what the model submitted, or where that was a program the value that it
    /// returned. A program that returned no value is its own answer.
    public Optional<String> answer() {
        return last(Event.Valued.class)
                .flatMap(valued -> Optional.ofNullable(valued.value()))
                .or(this::submission);
    }

    /// What the model submitted, as it wrote it.
    public Optional<String> submission() {
        return end().flatMap(end ->
                end instanceof End.Answered(String answer)
                        ? Optional.of(answer)
                        : Optional.empty());
    }

    /// Why the attempt ended; empty if it was stopped and can continue.
    public Optional<End> end() {
        return End.of(entries);
    }

    /// The verdict on the answer; empty where none was expected, or there is no answer.
    public Optional<Event.Graded> grade() {
        return last(Event.Graded.class);
    }

    private <E extends Event> Optional<E> last(Class<E> kind) {
        return entries.reversed().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /// Whether the attempt cannot go on: it has an answer, or the model has given up.
    public boolean isOver() {
        return end().filter(end -> end instanceof End.Answered || end instanceof End.GaveUp)
                .isPresent();
    }

    /// The tokens, money and time that were used.
    public Totals spent() {
        return Totals.of(entries);
    }
}
