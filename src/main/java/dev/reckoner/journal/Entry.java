package dev.reckoner.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// An event and when it happened.
///
/// @param seq the place in the journal, counted from 0
/// @param at the time of the event by the wall clock, in UTC
/// @param elapsed the time since the attempt began, by a monotonic clock; the time between a stop
///   and a resume is not counted, nor is that in which it waits for other attempts of its run
public record Entry(long seq, Instant at, Duration elapsed, Event event) {

    public Entry {
        Objects.requireNonNull(at, "an entry needs the time 'at'");
        Objects.requireNonNull(elapsed, "an entry needs an 'elapsed' time");
        Objects.requireNonNull(event, "an entry needs an 'event'");
    }
}
