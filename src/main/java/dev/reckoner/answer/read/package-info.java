/// From the text of an answer to the typed tree in `answer.value`. Start at [ReadValue].
///
/// A text goes through three steps: package `token` cuts it into tokens, `ReadSentence` takes off
/// what is said around the answer or refuses it, and package `formula` reads what is left by
/// recursive descent. Time grows linearly with the text, depth is bounded, and nothing is
/// evaluated.
@NullMarked
@Internal
package dev.reckoner.answer.read;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
