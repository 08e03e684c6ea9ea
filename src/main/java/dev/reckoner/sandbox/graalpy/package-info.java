/// Python without anything but the JDK: GraalPy in worker processes.
///
/// Start at [dev.reckoner.sandbox.graalpy.GraalPySandbox]. A
/// [dev.reckoner.sandbox.graalpy.process.WorkerProcess] is one JVM with one session in it; the
/// [Pool] has the next one warm; the [dev.reckoner.sandbox.graalpy.setup.GraalPyLibrary] is the
/// folder of Python files, made once, that they all read.
///
/// ## Promised
///
/// What a cell does, however long one operation in it takes, it is over at its limit: the process
/// is killed where the cell cannot be stopped. The session is then rebuilt by running again the
/// cells it had kept.
///
/// ## Not promised
///
/// That a rebuilt session is the same where cells depend on time or chance.
@NullMarked
package dev.reckoner.sandbox.graalpy;

import org.jspecify.annotations.NullMarked;
