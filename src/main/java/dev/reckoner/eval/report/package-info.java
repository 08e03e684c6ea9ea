/// What evaluations came to, for people to read.
///
/// Start at [dev.reckoner.eval.report.EvaluationReport]: all that a report says, as data. It is
/// shown by [dev.reckoner.eval.report.TerminalReport], and as one file by
/// [dev.reckoner.eval.report.page.HtmlReport]. Each shows the same numbers; none computes any.
@Internal
@NullMarked
package dev.reckoner.eval.report;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
