/// CPython in a box of Linux namespaces, whose state survives the cells that are killed in it.
///
/// Start at [dev.reckoner.sandbox.local.LocalSandbox]. One box per sandbox: bubblewrap, and in it
/// the programs under `sandbox/`. A supervisor speaks frames with this package over the box's
/// standard streams; a zygote that has imported NumPy and SymPy forks sessions; each session shuts
/// itself in once more (`isolation.py`) and keeps a copy of itself from before each cell
/// (`session.py`, `worker.py`).
///
/// ## Promised
///
/// What [dev.reckoner.sandbox.Sandbox] promises, and
/// [dev.reckoner.sandbox.SessionState#ROLLED_BACK] after every cell that had to be killed. Where a
/// wall cannot be raised there is no sandbox; nothing runs without all of them.
///
/// ## Not promised
///
/// Files in `/tmp` are not rolled back. Threads of earlier cells are gone after a roll-back.
@NullMarked
package dev.reckoner.sandbox.local;

import org.jspecify.annotations.NullMarked;
