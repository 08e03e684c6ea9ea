/// Compares terms by computer algebra in a sandbox, and says what was found. Terms cross as data;
/// nothing that a model wrote is evaluated.
@NullMarked
@Internal
package dev.reckoner.answer.symbolic;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
