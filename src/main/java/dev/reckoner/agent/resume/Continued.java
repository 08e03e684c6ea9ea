package dev.reckoner.agent.resume;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.task.Limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A journal, seen by the process that goes on with it.
///
/// @param steps the entries from which the next step is decided: without those that say that
///   another process went on or that a server stores a reply, and without the ends before them
/// @param sinceResumed the entries since the last process went on; empty if there was only one
/// @param toRun the cells that must be run again before the session is used, in order
public record Continued(List<Entry> steps, List<Event> sinceResumed, List<KeptCell> toRun) {

    public static Continued of(List<Entry> entries) {
        int resumed = lastResumed(entries);
        if (resumed < 0) {
            return new Continued(steps(entries, resumed), List.of(), List.of());
        }
        var since = entries.subList(resumed, entries.size()).stream().map(Entry::event).toList();
        boolean rebuilt = since.stream().anyMatch(Event.Rebuilt.class::isInstance);
        return new Continued(
                steps(entries, resumed),
                since,
                rebuilt ? List.of() : KeptCell.in(entries.subList(0, resumed)));
    }

    private static int lastResumed(List<Entry> entries) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).event() instanceof Event.Resumed) {
                return i;
            }
        }
        return -1;
    }

    private static List<Entry> steps(List<Entry> entries, int resumed) {
        if (resumed < 0 && entries.stream().noneMatch(entry -> isNoStep(entry.event()))) {
            return entries;
        }
        var steps = new ArrayList<Entry>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            var event = entries.get(i).event();
            boolean over = event instanceof Event.Ended && i < resumed;
            if (!over && !isNoStep(event)) {
                steps.add(entries.get(i));
            }
        }
        return steps;
    }

    private static boolean isNoStep(Event event) {
        return event instanceof Event.ReplyStored
                || event instanceof Event.Resumed
                || event instanceof Event.Rebuilt;
    }

    /// The id of the reply that was on its way when the last process ended, if the server stores
    /// it.
    public static Optional<String> stored(List<Entry> entries) {
        return entries.reversed().stream()
                .map(Entry::event)
                .dropWhile(
                        event -> event instanceof Event.Resumed || event instanceof Event.Rebuilt)
                .findFirst()
                .map(event -> event instanceof Event.ReplyStored(var id) ? id : null);
    }

    /// What the cells that were run again showed otherwise, if the model has been told nothing
    /// since.
    public Optional<Event.Rebuilt> untold() {
        if (wasToldSomething()) {
            return Optional.empty();
        }
        return sinceResumed.stream()
                .filter(Event.Rebuilt.class::isInstance)
                .map(Event.Rebuilt.class::cast)
                .filter(rebuilt -> !rebuilt.drift().isEmpty())
                .findFirst();
    }

    private boolean wasToldSomething() {
        return sinceResumed.stream().anyMatch(Event.ProgramMessage.class::isInstance);
    }

    /// Whether limits were replaced, and the model has been told nothing since.
    public boolean hasNewLimits() {
        return !sinceResumed.isEmpty()
                && sinceResumed.getFirst() instanceof Event.Resumed(_, var limits, _)
                && !limits.hard().isEmpty()
                && !wasToldSomething();
    }

    /// The limits in force: those that the attempt was started with, and what was replaced since.
    public static Limits limits(Limits started, List<Entry> entries) {
        var limits = started;
        for (var entry : entries) {
            if (entry.event() instanceof Event.Resumed(_, var replaced, _)) {
                limits = limits.with(replaced);
            }
        }
        return limits;
    }
}
