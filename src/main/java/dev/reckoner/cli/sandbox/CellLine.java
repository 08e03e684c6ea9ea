package dev.reckoner.cli.sandbox;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.SessionState;

/// A line that answers a cell.
record CellLine(String outcome, String output, SessionState state, double seconds) {

    static CellLine of(Outcome outcome) {
        return new CellLine(
                outcome.key(),
                outcome.text(),
                outcome.state(),
                outcome.resources().wall().toNanos() / 1e9);
    }
}
