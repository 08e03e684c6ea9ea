package dev.reckoner.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// An event and when it happened.
///
/// @param seq its place in the journal, from 0
/// @param at by the wall clock, UTC
/// @param elapsed since the attempt began, by a clock that only goes forward; time between a stop
///   and a resume is left out
public record Entry(long seq, Instant at, Duration elapsed, Event event) {

    public Entry {
        Objects.requireNonNull(at, "an entry has a time");
        Objects.requireNonNull(elapsed, "an entry has an elapsed time");
        Objects.requireNonNull(event, "an entry has an event");
    }
}
