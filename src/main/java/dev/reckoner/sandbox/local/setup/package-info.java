/// Finds the interpreter and the library of the local sandbox, and installs the library
/// ([InstallLibrary]) and the scripts ([SandboxScripts]).
@Internal
@NullMarked
package dev.reckoner.sandbox.local.setup;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
