package dev.reckoner.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a session's variables are after a cell.
public enum SessionState {
    /// As the cell left them, also where it was stopped half-way.
    @JsonProperty("kept")
    KEPT,
    /// As they were before the cell.
    @JsonProperty("rolled_back")
    ROLLED_BACK,
    /// As they were before the cell, made anew: the interpreter was killed, and the cells that had
    /// completed or raised are run again before the next one. Where that fails, the next run says
    /// so: it ends [Outcome.Crashed] and [#LOST] without running its cell.
    @JsonProperty("rebuilt")
    REBUILT,
    /// Made anew as [#REBUILT] is, without what earlier cells had left that were stopped at their
    /// time or ran out of memory, and had been [#KEPT]: those cells are not run again.
    @JsonProperty("partly_rebuilt")
    PARTLY_REBUILT,
    /// Gone: the session is empty.
    @JsonProperty("lost")
    LOST
}
