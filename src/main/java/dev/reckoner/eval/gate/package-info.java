/// How much of an evaluation happens at once: model calls, cells and gradings are bounded apart.
///
/// [dev.reckoner.eval.gate.CallGate] lets model calls through; how many, `AdaptiveLimit` decides
/// from what the server says.
@Internal
@NullMarked
package dev.reckoner.eval.gate;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
