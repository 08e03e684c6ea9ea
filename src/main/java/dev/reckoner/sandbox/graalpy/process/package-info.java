/// One worker: a JVM with one session in it ([WorkerProcess]), what its cells print, and how it
/// ended.
@Internal
@NullMarked
package dev.reckoner.sandbox.graalpy.process;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
