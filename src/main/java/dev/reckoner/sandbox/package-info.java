/// Runs model-written Python where it can do no harm.
///
/// Start at [dev.reckoner.sandbox.Sandbox]: open one [dev.reckoner.sandbox.Session] per attempt,
/// run a cell at a time, close it. The answer to "what happened?" is an
/// [dev.reckoner.sandbox.Outcome].
///
/// ## Two kinds of failure
///
/// A program that fails, hangs or uses too much of the machine is an *outcome*: the model reads it
/// and tries again. A sandbox that fails throws [dev.reckoner.sandbox.SandboxUnavailable]: the
/// attempt does not count. Nothing here turns one into the other.
///
/// ## Promised
///
/// No network; no file of the host but the Python library; no process survives the session; time
/// and memory limits hold; the cell after a killed one works. `SandboxContract` in the tests states
/// each promise once and every backend passes it.
///
/// ## Not promised
///
/// Determinism (hash seeds and timing differ), and protection against a vulnerability of the kernel
/// or the JVM.
@NullMarked
package dev.reckoner.sandbox;

import org.jspecify.annotations.NullMarked;
