/// Tries on a server what an attempt needs of it: [dev.reckoner.model.openai.trial.ModelTrial].
@Internal
@NullMarked
package dev.reckoner.model.openai.trial;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
