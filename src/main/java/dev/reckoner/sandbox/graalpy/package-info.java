/// Python that needs only the JDK: GraalPy in worker processes.
///
/// Start at [dev.reckoner.sandbox.graalpy.GraalPySandbox]. A
/// [dev.reckoner.sandbox.graalpy.process.WorkerProcess] is one JVM with one session in it. The
/// [Pool] keeps the next one ready. The [dev.reckoner.sandbox.graalpy.setup.GraalPyLibrary] is the
/// folder of Python files, made once, that all of them read.
///
/// ## Promised
///
/// A cell ends at its limit, however long one operation in it takes: where the cell cannot be
/// interrupted its process is killed. The session is then rebuilt by running again the cells that
/// had completed or raised.
///
/// ## Not promised
///
/// That a rebuilt session is the same where cells depend on time or on random numbers.
@NullMarked
package dev.reckoner.sandbox.graalpy;

import org.jspecify.annotations.NullMarked;
