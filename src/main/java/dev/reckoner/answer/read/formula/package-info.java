/// From tokens to a value, by recursive descent, one class for each thing that is read. Start at
/// [ReadList]; [ReadTerm] has the precedence of operators.
@NullMarked
@Internal
package dev.reckoner.answer.read.formula;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
