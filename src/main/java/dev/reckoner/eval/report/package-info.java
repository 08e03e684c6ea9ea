/// What evaluations came to, for people to read.
///
/// Start at [dev.reckoner.eval.report.EvaluationReport]: all that a report says, as data.
/// [dev.reckoner.eval.report.TerminalReport] shows it, and computes no number.
@Internal
@NullMarked
package dev.reckoner.eval.report;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
