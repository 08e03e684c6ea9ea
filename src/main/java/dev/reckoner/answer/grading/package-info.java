/// Says whether an answer is correct, and why.
///
/// Start at [dev.reckoner.answer.grading.Grader]. `docs/grading.md` states the rules.
@NullMarked
package dev.reckoner.answer.grading;

import org.jspecify.annotations.NullMarked;
