package dev.reckoner.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a session's variables are after a cell.
public enum SessionState {
    /// As the cell left them, also where it was stopped before its end.
    @JsonProperty("kept")
    KEPT,
    /// As they were before the cell.
    @JsonProperty("rolled_back")
    ROLLED_BACK,
    /// As they were before the cell: the interpreter was killed, and the cells that had completed
    /// or raised are run again before the next one. Where that fails, the next run does not run its
    /// cell: it ends [Outcome.Crashed] and [#LOST].
    @JsonProperty("rebuilt")
    REBUILT,
    /// As [#REBUILT], but what some earlier cells had done is missing: they were stopped at their
    /// limit or ran out of memory, their variables were [#KEPT], and they are not run again.
    @JsonProperty("partly_rebuilt")
    PARTLY_REBUILT,
    /// Gone: the session is empty.
    @JsonProperty("lost")
    LOST
}
