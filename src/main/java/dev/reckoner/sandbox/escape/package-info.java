/// Attacks a running sandbox from inside and judges from outside what got through. Start with
/// [EscapeSuite].
///
/// An [dev.reckoner.sandbox.escape.attack.Attack] is a small Python program of `sandbox/escapes/`.
/// What it says about itself counts for nothing: each is judged by [Canaries], things of the host
/// and of another session that must be as before. An attack that gets through does no more than
/// touch its canary.
@Internal
@NullMarked
package dev.reckoner.sandbox.escape;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
