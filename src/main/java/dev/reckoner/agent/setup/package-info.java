/// What presets are made of beside their limits: what the limit on tokens means, what the model is
/// told between its turns, and the words of the prompt that follow from it.
@Internal
@NullMarked
package dev.reckoner.agent.setup;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
