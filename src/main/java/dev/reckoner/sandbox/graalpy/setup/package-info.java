/// What a worker needs before it can start: the jars, the library of Python files, the caches, and
/// the command that starts it isolated. Start with [GraalPyLibrary].
@Internal
@NullMarked
package dev.reckoner.sandbox.graalpy.setup;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
