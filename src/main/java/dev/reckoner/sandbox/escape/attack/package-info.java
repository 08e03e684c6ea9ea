/// Attacks on a sandbox, and promises about cells, as they are written down in `sandbox/escapes/`.
/// Start with [Attacks].
@Internal
@NullMarked
package dev.reckoner.sandbox.escape.attack;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
