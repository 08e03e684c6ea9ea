/// Votes that stop asking once more answers are not worth their price.
///
/// Start at [dev.reckoner.eval.vote.StoppingRule]. It is pure: counts in, a decision out.
@NullMarked
package dev.reckoner.eval.vote;

import org.jspecify.annotations.NullMarked;
