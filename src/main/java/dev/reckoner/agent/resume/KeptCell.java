package dev.reckoner.agent.resume;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Drift;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.text.DiffExcerpt;
import dev.reckoner.text.OneLine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A cell whose effects are part of its session.
///
/// @param number its place among all cells of the attempt, from 1
/// @param before how it ended when it was first run
public record KeptCell(int number, String code, Outcome before) {

    /// What differs from run to run and means nothing: the address of an object, the number of a
    /// cell in a traceback.
    private static final Pattern ACCIDENTAL =
            Pattern.compile("\\b0x[0-9a-fA-F]{4,16}\\b|<cell \\d{1,9}>");

    /// The cells that make the variables of the session, in order.
    public static List<KeptCell> in(List<Entry> entries) {
        var kept = new ArrayList<KeptCell>();
        int number = 0;
        for (var entry : entries) {
            if (entry.event() instanceof Event.CellRan ran) {
                number++;
                switch (ran.outcome().state()) {
                    case KEPT -> kept.add(new KeptCell(number, ran.code(), ran.outcome()));
                    case ROLLED_BACK, REBUILT -> {}
                    case PARTLY_REBUILT -> kept.removeIf(cell -> !cell.canRunAgain());
                    case LOST -> kept.clear();
                }
            }
        }
        return List.copyOf(kept);
    }

    /// Whether it ran to its end. What a cell has done until it was stopped cannot be done again:
    /// it would be stopped at another place.
    public boolean canRunAgain() {
        return switch (before) {
            case Outcome.Completed _, Outcome.Raised _ -> true;
            case Outcome.TimedOut _, Outcome.OutOfMemory _, Outcome.Crashed _ -> false;
        };
    }

    /// That its effects are lost, because it is not run again.
    public Drift lost() {
        return new Drift(
                number, "it was " + stopped(before), "not run again, its effects are lost");
    }

    /// How it differs this time; empty if it ended the same way and showed the same.
    public Optional<Drift> drift(Outcome now) {
        if (!now.key().equals(before.key())) {
            return Optional.of(new Drift(number, ended(before), ended(now)));
        }
        String one = withoutAccidents(before.text());
        String other = withoutAccidents(now.text());
        if (one.equals(other)) {
            return Optional.empty();
        }
        var texts = DiffExcerpt.of(one, other);
        return Optional.of(new Drift(number, texts.one(), texts.other()));
    }

    private static String withoutAccidents(String text) {
        return ACCIDENTAL.matcher(text).replaceAll("…");
    }

    private static String ended(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> "it ran to its end";
            case Outcome.Raised(_, var error, _, _) ->
                    "it raised " + DiffExcerpt.of(error, "").one();
            case Outcome.TimedOut _, Outcome.OutOfMemory _, Outcome.Crashed _ ->
                    "it was " + stopped(outcome);
        };
    }

    private static String stopped(Outcome outcome) {
        return switch (outcome) {
            case Outcome.TimedOut(_, var limit, _, _) -> "stopped after " + seconds(limit);
            case Outcome.OutOfMemory _ -> "stopped because it ran out of memory";
            case Outcome.Crashed _ -> "ended by the end of its interpreter";
            case Outcome.Completed _, Outcome.Raised _ -> "run to its end";
        };
    }

    private static String seconds(Duration time) {
        return OneLine.time(time);
    }
}
