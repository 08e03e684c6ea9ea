/// Tries each wall of the local sandbox by doing what it forbids, and says what fails and how to
/// repair it.
@Internal
@NullMarked
package dev.reckoner.sandbox.local.check;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
