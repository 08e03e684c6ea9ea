/// The commands that go on with a run, or work through it again: `reckoner resume`, `reckoner
/// replay`.
@Internal
@NullMarked
package dev.reckoner.cli.resume;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
