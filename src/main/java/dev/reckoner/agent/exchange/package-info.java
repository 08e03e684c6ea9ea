/// What a model wrote, in all its forms, and what it is shown of the results: the text of calls,
/// arguments and cells. `Stepper` decides what follows from it.
@Internal
@NullMarked
package dev.reckoner.agent.exchange;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
