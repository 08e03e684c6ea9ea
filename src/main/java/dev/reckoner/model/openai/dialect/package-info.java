/// How servers of OpenAI's APIs differ: in what they take of a request, and in the fields of a
/// reply that they want back.
@Internal
@NullMarked
package dev.reckoner.model.openai.dialect;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
