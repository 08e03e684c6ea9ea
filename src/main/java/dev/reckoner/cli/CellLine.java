package dev.reckoner.cli;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.State;

/// A line that answers a cell.
record CellLine(String outcome, String output, State state, double seconds) {

    static CellLine of(Outcome outcome) {
        return new CellLine(
                word(outcome),
                outcome.text(),
                outcome.state(),
                outcome.resources().wall().toNanos() / 1e9);
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> "completed";
            case Outcome.Raised _ -> "raised";
            case Outcome.TimedOut _ -> "timed_out";
            case Outcome.OutOfMemory _ -> "out_of_memory";
            case Outcome.Crashed _ -> "crashed";
        };
    }
}
