/// The process in which GraalPy runs: one warm engine, one session at a time.
///
/// Start at [dev.reckoner.sandbox.graalpy.worker.Worker]. Its class path is this package and
/// GraalPy, nothing else, and it has no rights its parent does not need it to have;
/// [dev.reckoner.sandbox.graalpy.worker.WorkerRequest] and
/// [dev.reckoner.sandbox.graalpy.worker.WorkerReply] are all the two say to each other, over
/// standard input and output.
///
/// ## Promised
///
/// It ends when its input does, whatever a cell is doing.
///
/// ## Not promised
///
/// That a cell can be stopped. One long operation on big integers has no point at which it could
/// be, and then the parent kills the process.
@Internal
@NullMarked
package dev.reckoner.sandbox.graalpy.worker;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
