/// CPython in containers of a Docker-compatible engine, with sessions whose state survives a killed
/// cell.
///
/// Start at [dev.reckoner.sandbox.docker.DockerSandbox]. Each session has a container of its own,
/// in which the scripts under `sandbox/` run as in the local sandbox. The engine makes the
/// namespaces, the mounts and the control group; a session adds the filter of system calls and
/// Landlock.
///
/// ## Promised
///
/// What [dev.reckoner.sandbox.Sandbox] promises, and
/// [dev.reckoner.sandbox.SessionState#ROLLED_BACK] after every cell that had to be killed.
///
/// ## Not promised
///
/// Files in `/tmp` are not rolled back. Who may use an engine rules its machine: this program is
/// trusted with that, a cell is not.
@NullMarked
package dev.reckoner.sandbox.docker;

import org.jspecify.annotations.NullMarked;
