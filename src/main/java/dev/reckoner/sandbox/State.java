package dev.reckoner.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a session's variables are after a cell.
public enum State {
    /// As the cell left them, also where it was stopped half-way.
    @JsonProperty("kept")
    KEPT,
    /// As they were before the cell.
    @JsonProperty("rolled_back")
    ROLLED_BACK,
    /// Made anew: the interpreter was killed, and the cells that had run to their end are run again
    /// before the next one. Where that fails, the next run says so: it ends [Outcome.Crashed] and
    /// [#LOST] without running its cell.
    @JsonProperty("rebuilt")
    REBUILT,
    /// Gone: the session is empty.
    @JsonProperty("lost")
    LOST
}
