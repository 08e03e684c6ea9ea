/// What an answer says: the typed tree that reading produces and that rules of equivalence compare.
/// The tree keeps how the answer was written; it computes nothing.
@NullMarked
@Internal
package dev.reckoner.answer.value;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
