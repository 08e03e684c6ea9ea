/// Makes the attempts of an evaluation.
///
/// Start at [dev.reckoner.eval.run.Job]: one attempt at a problem in an arm. `Grid` lists all jobs
/// of an evaluation, `Schedule` says which is next, `Workers` makes them side by side, and
/// [dev.reckoner.eval.run.EvaluationDirectory] keeps what came of them.
///
/// ## Promised
///
/// Whenever the process is killed, an evaluation goes on where it was: each job has one attempt, no
/// reply that was paid for is asked for again, and no attempt is counted twice. A failure that is
/// not the model's is tried again and never counts as wrong.
@Internal
@NullMarked
package dev.reckoner.eval.run;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
