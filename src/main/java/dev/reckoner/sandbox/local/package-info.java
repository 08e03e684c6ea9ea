/// CPython isolated by Linux namespaces, with sessions whose state survives a killed cell.
///
/// Start at [dev.reckoner.sandbox.local.LocalSandbox]. Each sandbox is one bubblewrap process that
/// runs the scripts under `sandbox/`. A supervisor exchanges frames with this package over the
/// standard streams of that process. A zygote that has imported NumPy and SymPy forks sessions.
/// Each session isolates itself once more (`isolation.py`) and keeps a copy of itself from before
/// each cell (`session.py`, `worker.py`).
///
/// ## Promised
///
/// What [dev.reckoner.sandbox.Sandbox] promises, and
/// [dev.reckoner.sandbox.SessionState#ROLLED_BACK] after every cell that had to be killed, unless
/// it had changed so much that the former state was given up to keep the memory limit. Where a
/// layer of isolation cannot be set up there is no sandbox; only Landlock may be missing, where the
/// kernel does not have it.
///
/// ## Not promised
///
/// Files in `/tmp` are not rolled back. Threads of earlier cells no longer exist after a roll-back.
@NullMarked
package dev.reckoner.sandbox.local;

import org.jspecify.annotations.NullMarked;
