/// One worker: a JVM of its own with one session in it, what it prints, and how it ended.
@Internal
@NullMarked
package dev.reckoner.sandbox.graalpy.process;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
