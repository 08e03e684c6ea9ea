package dev.reckoner.sandbox.escape.attack;

import java.util.Locale;

/// What shows, from outside, that an attack got through.
public enum Canary {
    /// A text that only the host, another process or another session knows is in what the cell
    /// showed.
    SECRET,
    /// A file of the host was changed, made or deleted.
    FILE,
    /// Something reached a port or a socket of the host.
    LISTENER,
    /// A process of the host was ended, stopped, traced or limited.
    VICTIM,
    /// A setting of the host's kernel was changed.
    KERNEL,
    /// A variable or a process of another session is not as it was.
    NEIGHBOUR,
    /// A session opened later, or another one, sees what this one has left behind.
    CARRIED,
    /// The sandbox as a whole failed.
    BOX,
    /// The next cell of the session did not run, or showed a wrong value.
    NEXT,
    /// The cell ended later than its limit and the time to kill it allow.
    LATE,
    /// The host lost more memory than the session's limit allows.
    MEMORY,
    /// More files, or more bytes in files, than the session's limit allows.
    SCRATCH,
    /// The host was given more output than is kept of a cell.
    OUTPUT,
    /// What the cell showed does something where people read it: in a terminal or a document.
    DISPLAY,
    /// The cell's process has a privilege, a descriptor or a view that sessions do not have.
    PROCESS,
    /// More processes and threads than the session's limit allows, or some that outlive the cell.
    PROCESSES;

    /// Its name in the files of attacks and in reports.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
