package dev.reckoner.cli;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.State;

/// A line that answers a cell.
record CellLine(String outcome, String output, State state, double seconds) {

    static CellLine of(Outcome outcome) {
        return new CellLine(
                outcome.key(),
                outcome.text(),
                outcome.state(),
                outcome.resources().wall().toNanos() / 1e9);
    }
}
