/// The numbers of an evaluation: pure functions of its rows, with what each of them is worth.
///
/// Start at [dev.reckoner.eval.metrics.ArmMetrics] for one arm, and at
/// [dev.reckoner.eval.metrics.PairedDifference] for two. Both take
/// [rows][dev.reckoner.eval.row.AttemptRow]; what votes needs
/// [dev.reckoner.eval.metrics.AnswerIndex] too. `docs/metrics.md` has the formulas and where they
/// come from.
///
/// ## Promised
///
/// The same rows in any order give the same numbers, whenever and wherever they are computed: what
/// is drawn at random is drawn from a stated seed. A value that is not defined is a
/// [dev.reckoner.eval.metrics.Figure.Undefined] with a reason and never a number. An attempt whose
/// correctness is not known is never counted as wrong.
@NullMarked
package dev.reckoner.eval.metrics;

import org.jspecify.annotations.NullMarked;
