/// The process in which GraalPy runs: one warm engine, one session at a time.
///
/// Start at [dev.reckoner.sandbox.graalpy.worker.Worker]. Its class path has only this package and
/// GraalPy. [dev.reckoner.sandbox.graalpy.worker.WorkerRequest] and
/// [dev.reckoner.sandbox.graalpy.worker.WorkerReply] are all the messages between it and its
/// parent, over standard input and output.
///
/// ## Promised
///
/// It ends when its input ends, whatever a cell is doing.
///
/// ## Not promised
///
/// That a cell can be interrupted. One long operation on big integers has no point at which it
/// could be; the parent then kills the process.
@Internal
@NullMarked
package dev.reckoner.sandbox.graalpy.worker;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
