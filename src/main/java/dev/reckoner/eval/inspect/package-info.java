/// Writes an evaluation as logs of Inspect, the evaluation framework of the UK AI Security
/// Institute, in version 2 of its format. `docs/inspect.md` says what becomes what, and what is not
/// carried.
@Internal
@NullMarked
package dev.reckoner.eval.inspect;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
