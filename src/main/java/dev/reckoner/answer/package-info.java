/// Reads answers from the text of a model. Nothing here evaluates the text.
@NullMarked
package dev.reckoner.answer;

import org.jspecify.annotations.NullMarked;
