/// Decides whether an answer says the same as the expected one.
///
/// Start at [dev.reckoner.answer.equivalence.Equivalence]: its list of rules is the algorithm, and
/// each rule is a class that says when it applies and what follows. A rule that cannot tell says
/// so; it never guesses that two values are the same.
@NullMarked
@Internal
package dev.reckoner.answer.equivalence;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
