/// What parts of an answer mean to the rules that compare them: names, ends of the number line,
/// sets of real numbers, units.
@NullMarked
@Internal
package dev.reckoner.answer.equivalence.form;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
