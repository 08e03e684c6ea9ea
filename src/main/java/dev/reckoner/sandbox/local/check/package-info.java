/// Checks each layer of the local sandbox's isolation by doing what it forbids, and says what fails
/// and how to repair it. Start with [LocalChecks].
@Internal
@NullMarked
package dev.reckoner.sandbox.local.check;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
